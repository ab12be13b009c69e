package dev.belay.testing.fakes;

import dev.belay.access.AttemptStore;
import dev.belay.access.AttemptStoreContract;
import dev.belay.access.IdempotencyStore;
import dev.belay.access.IdempotencyStoreContract;
import dev.belay.access.SessionStore;
import dev.belay.access.SessionStoreContract;
import dev.belay.access.SetupStore;
import dev.belay.access.SetupStoreContract;
import dev.belay.access.TokenStore;
import dev.belay.access.TokenStoreContract;
import dev.belay.access.UserStore;
import dev.belay.access.UserStoreContract;
import dev.belay.audit.AuditStore;
import dev.belay.audit.AuditStoreContract;
import dev.belay.backup.calendar.CloseStore;
import dev.belay.backup.calendar.CloseStoreContract;
import dev.belay.backup.calendar.ScheduleStore;
import dev.belay.backup.calendar.ScheduleStoreContract;
import dev.belay.backup.retention.RetentionStore;
import dev.belay.backup.retention.RetentionStoreContract;
import dev.belay.offsite.CopyStore;
import dev.belay.offsite.CopyStoreContract;
import dev.belay.offsite.StoreBook;
import dev.belay.offsite.StoreBookContract;
import dev.belay.operation.Journal;
import dev.belay.operation.JournalContract;
import org.junit.jupiter.api.Nested;

/** The fakes behave as what they stand for. */
class FakesKeepTheContractsTest {

    @Nested
    class OfTheJournal implements JournalContract {
        private final Journal journal = new InMemoryJournal();

        @Override
        public Journal journal() {
            return journal;
        }
    }

    @Nested
    class OfTheAuditLog implements AuditStoreContract {
        private final AuditStore store = new InMemoryAuditStore();

        @Override
        public AuditStore store() {
            return store;
        }
    }

    @Nested
    class OfUsers implements UserStoreContract {
        private final UserStore store = new InMemoryUserStore();

        @Override
        public UserStore store() {
            return store;
        }
    }

    @Nested
    class OfTheSetupToken implements SetupStoreContract {
        private final SetupStore store = new InMemorySetupStore();

        @Override
        public SetupStore store() {
            return store;
        }
    }

    @Nested
    class OfTokens implements TokenStoreContract {
        private final TokenStore store = new InMemoryTokenStore();

        @Override
        public TokenStore store() {
            return store;
        }
    }

    @Nested
    class OfAttempts implements AttemptStoreContract {
        private final AttemptStore store = new InMemoryAttemptStore();

        @Override
        public AttemptStore store() {
            return store;
        }
    }

    @Nested
    class OfSessions implements SessionStoreContract {
        private final SessionStore store = new InMemorySessionStore();

        @Override
        public SessionStore store() {
            return store;
        }
    }

    @Nested
    class OfRepeatedRequests implements IdempotencyStoreContract {
        private final IdempotencyStore store = new InMemoryIdempotencyStore();

        @Override
        public IdempotencyStore store() {
            return store;
        }
    }

    @Nested
    class OfScheduledRuns implements ScheduleStoreContract {
        private final ScheduleStore store = new InMemoryScheduleStore();

        @Override
        public ScheduleStore store() {
            return store;
        }
    }

    @Nested
    class OfRetention implements RetentionStoreContract {
        private final RetentionStore store = new InMemoryRetentionStore();

        @Override
        public RetentionStore store() {
            return store;
        }
    }

    @Nested
    class OfCloses implements CloseStoreContract {
        private final CloseStore store = new InMemoryCloseStore();

        @Override
        public CloseStore store() {
            return store;
        }
    }

    @Nested
    class OfCopies implements CopyStoreContract {
        private final CopyStore store = new InMemoryCopyStore();

        @Override
        public CopyStore store() {
            return store;
        }
    }

    @Nested
    class OfStores implements StoreBookContract {
        private final StoreBook book = new InMemoryStoreBook();

        @Override
        public StoreBook book() {
            return book;
        }
    }
}
