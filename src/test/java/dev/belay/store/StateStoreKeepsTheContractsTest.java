package dev.belay.store;

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
import dev.belay.testing.MutableClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The state file keeps what the ports promise. */
class StateStoreKeepsTheContractsTest {
    @TempDir
    Path folder;

    private StateStore state;

    @BeforeEach
    void open() {
        state = StateStore.open(folder.resolve("state.db"), MutableClock.at("2026-02-19T03:00:00Z"));
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Nested
    class OfTheJournal implements JournalContract {
        @Override
        public Journal journal() {
            return state.journal();
        }
    }

    @Nested
    class OfTheAuditLog implements AuditStoreContract {
        @Override
        public AuditStore store() {
            return state.auditStore();
        }
    }

    @Nested
    class OfUsers implements UserStoreContract {
        @Override
        public UserStore store() {
            return state.users();
        }
    }

    @Nested
    class OfTheSetupToken implements SetupStoreContract {
        @Override
        public SetupStore store() {
            return state.setup();
        }
    }

    @Nested
    class OfTokens implements TokenStoreContract {
        @Override
        public TokenStore store() {
            return state.tokens();
        }
    }

    @Nested
    class OfAttempts implements AttemptStoreContract {
        @Override
        public AttemptStore store() {
            return state.attempts();
        }
    }

    @Nested
    class OfSessions implements SessionStoreContract {
        @Override
        public SessionStore store() {
            return state.sessions();
        }
    }

    @Nested
    class OfRepeatedRequests implements IdempotencyStoreContract {
        @Override
        public IdempotencyStore store() {
            return state.idempotency();
        }
    }

    @Nested
    class OfScheduledRuns implements ScheduleStoreContract {
        @Override
        public ScheduleStore store() {
            return state.schedules();
        }
    }

    @Nested
    class OfRetention implements RetentionStoreContract {
        @Override
        public RetentionStore store() {
            return state.retention();
        }
    }

    @Nested
    class OfCloses implements CloseStoreContract {
        @Override
        public CloseStore store() {
            return state.closes();
        }
    }

    @Nested
    class OfCopies implements CopyStoreContract {
        @Override
        public CopyStore store() {
            return state.copies();
        }
    }

    @Nested
    class OfStores implements StoreBookContract {
        @Override
        public StoreBook book() {
            return state.stores();
        }
    }
}
