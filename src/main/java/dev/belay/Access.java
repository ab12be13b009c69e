package dev.belay;

import dev.belay.access.PasswordCheck;
import dev.belay.access.PasswordHasher;
import dev.belay.access.Reauthentication;
import dev.belay.access.Role;
import dev.belay.access.SecretSource;
import dev.belay.access.Throttle;
import dev.belay.access.Tokens;
import dev.belay.access.Users;
import dev.belay.audit.AuditLog;
import dev.belay.store.StateStore;
import java.security.SecureRandom;
import java.time.Clock;

/** Who may do what. */
final class Access {
    private final PasswordHasher hasher = new PasswordHasher(PasswordHasher.COST, new SecureRandom());
    private final SecretSource secrets = new SecretSource(new SecureRandom());
    private final Throttle throttle;
    private final PasswordCheck check;
    private final Reauthentication reauthentication;
    private final Users users;
    private final Tokens tokens;

    Access(StateStore state, AuditLog audit, Clock clock) {
        this.throttle = new Throttle(state.attempts(), clock);
        this.check = new PasswordCheck(state.users(), hasher, throttle);
        this.reauthentication = new Reauthentication(check, audit, Role.ADMIN);
        this.users = new Users(state.users(), state.sessions(), hasher, audit, clock);
        this.tokens = new Tokens(state.tokens(), secrets, audit, clock);
    }

    PasswordHasher hasher() {
        return hasher;
    }

    SecretSource secrets() {
        return secrets;
    }

    Throttle throttle() {
        return throttle;
    }

    PasswordCheck check() {
        return check;
    }

    Reauthentication reauthentication() {
        return reauthentication;
    }

    Users users() {
        return users;
    }

    Tokens tokens() {
        return tokens;
    }
}
