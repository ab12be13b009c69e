package dev.belay.access;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.util.Optional;

/** The password again, before an act that cannot be taken back easily. */
public final class Reauthentication {
    private final PasswordCheck check;
    private final AuditLog audit;
    private final Role needed;

    /** Lets only users pass who have at least the role {@code needed}. */
    public Reauthentication(PasswordCheck check, AuditLog audit, Role needed) {
        this.check = check;
        this.audit = audit;
        this.needed = needed;
    }

    /**
     * The user who has this name and this password and may do {@code forWhat}; both is written down.
     *
     * @param forWhat the act, for the audit log
     * @throws BelayException {@link ErrorCode#REFUSED} when name, password or role do not do; {@link
     *     ErrorCode#THROTTLED} when it is too early for another try, counted together with sign-in
     */
    public User confirm(String name, Secret password, String address, String forWhat, Actor.Channel channel) {
        Optional<User> known = check.check(name, password, address);
        boolean allowed = known.filter(this::mayPass).isPresent();
        Actor actor = new Actor(check.nameToRecord(name), channel);
        audit.record(actor, "confirm", forWhat, allowed ? Outcome.DONE : Outcome.REFUSED, "from " + address);
        User user = known.orElseThrow(PasswordCheck::refusal);
        if (!mayPass(user)) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    user.name() + " is " + user.role() + ", and this needs " + needed,
                    "ask a user with the role " + needed);
        }
        return user;
    }

    private boolean mayPass(User user) {
        return user.role().atLeast(needed);
    }
}
