package dev.belay.access;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.Secret;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.InMemoryAttemptStore;
import dev.belay.testing.fakes.InMemoryAuditStore;
import dev.belay.testing.fakes.InMemorySessionStore;
import dev.belay.testing.fakes.InMemorySetupStore;
import dev.belay.testing.fakes.InMemoryTokenStore;
import dev.belay.testing.fakes.InMemoryUserStore;
import java.security.SecureRandom;
import java.util.List;

/** Everything that decides about access, wired to fakes, with a cheap hash. */
final class AccessFixture {
    static final Secret PASSWORD = new Secret("correct horse");
    static final Secret WRONG = new Secret("battery staple");
    static final String HOME = "192.0.2.7";
    static final Actor ROOT = new Actor("root", Actor.Channel.SHELL);
    private static final int CHEAPEST = 4;

    final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    final InMemoryAuditStore auditStore = new InMemoryAuditStore();
    final AuditLog audit = new AuditLog(auditStore, clock);
    final PasswordHasher hasher = new PasswordHasher(CHEAPEST, new SecureRandom());
    final SecretSource secrets = new SecretSource(new SecureRandom());
    final InMemoryUserStore userStore = new InMemoryUserStore();
    final InMemorySessionStore sessionStore = new InMemorySessionStore();
    final Users users = new Users(userStore, sessionStore, hasher, audit, clock);
    final Throttle throttle = new Throttle(new InMemoryAttemptStore(), clock);
    final PasswordCheck check = new PasswordCheck(userStore, hasher, throttle);
    final SignIn signIn = new SignIn(check, audit);
    final Sessions sessions = new Sessions(sessionStore, userStore, SessionSettings.DEFAULT, secrets, clock);
    final Tokens tokens = new Tokens(new InMemoryTokenStore(), secrets, audit, clock);
    final SetupLink setup = new SetupLink(new InMemorySetupStore(), users, hasher, secrets, clock);

    User add(String name, Role role) {
        return users.add(ROOT, name, role, PASSWORD);
    }

    /** What the audit log says, oldest first. */
    List<AuditEntry> entries() {
        return auditStore.read(1, Integer.MAX_VALUE);
    }

    /** The outcomes of one act, oldest first. */
    List<Outcome> outcomes(String act) {
        return entries().stream()
                .filter(entry -> entry.act().equals(act))
                .map(AuditEntry::outcome)
                .toList();
    }
}
