package dev.belay.access;

import dev.belay.audit.AuditLog;
import dev.belay.audit.Audited;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides about users. There is always an enabled admin once there was one. */
public final class Users {
    private final UserStore store;
    private final SessionStore sessions;
    private final PasswordHasher hasher;
    private final AuditLog audit;
    private final Clock clock;

    public Users(UserStore store, SessionStore sessions, PasswordHasher hasher, AuditLog audit, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.hasher = hasher;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every user, disabled ones too. */
    public List<User> list() {
        return store.all();
    }

    /** The user who is called {@code name}, in whatever case. */
    public Optional<User> find(String name) {
        return User.keyOf(name).flatMap(store::find);
    }

    /** Makes a user, who may sign in at once. */
    public User add(Actor actor, String name, Role role, Secret password) {
        String clean = User.named(name);
        hasher.requireUsable(password);
        return audited(actor, "user.add", clean, "as " + role, () -> {
            User user = new User(clean, role, hasher.hash(password), false, clock.instant());
            store.add(user);
            return user;
        });
    }

    /** Sets a new password and ends every session that the old one opened. */
    public User passwd(Actor actor, String name, Secret password) {
        hasher.requireUsable(password);
        return audited(actor, "user.passwd", User.named(name), "", () -> {
            String hash = hasher.hash(password);
            return signedOut(store.update(key(name), (user, admins) -> user.withPasswordHash(hash)));
        });
    }

    /** Gives another role, in force at the next request. The last enabled admin stays one. */
    public User role(Actor actor, String name, Role role) {
        return audited(
                actor,
                "user.role",
                User.named(name),
                "to " + role,
                () -> store.update(key(name), (user, admins) -> keepingAnAdmin(user, user.withRole(role), admins)));
    }

    /** Shuts a user out and ends the sessions. The last enabled admin cannot be shut out. */
    public User disable(Actor actor, String name) {
        return audited(
                actor,
                "user.disable",
                User.named(name),
                "",
                () -> signedOut(
                        store.update(key(name), (user, admins) -> keepingAnAdmin(user, user.asDisabled(), admins))));
    }

    private static User keepingAnAdmin(User before, User after, long enabledAdmins) {
        if (before.enabledAdmin() && !after.enabledAdmin() && enabledAdmins <= 1) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    before.name() + " is the last admin who can sign in",
                    "make another user an admin first");
        }
        return after;
    }

    private User signedOut(User user) {
        sessions.endAll(user.key());
        return user;
    }

    private static String key(String name) {
        return User.keyOf(name).orElseThrow();
    }

    private User audited(Actor actor, String act, String subject, String detail, Supplier<User> work) {
        return new Audited(audit, actor, act, subject, detail).run(work);
    }
}
