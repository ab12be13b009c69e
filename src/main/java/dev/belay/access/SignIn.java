package dev.belay.access;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.util.Optional;

/** The way in for people. */
public final class SignIn {
    private final PasswordCheck check;
    private final AuditLog audit;

    public SignIn(PasswordCheck check, AuditLog audit) {
        this.check = check;
        this.audit = audit;
    }

    /**
     * The user who has this name and this password, and whether it worked is written down.
     *
     * @param address where the request comes from, such as an IP address
     * @throws BelayException {@link ErrorCode#REFUSED}, the same for an unknown name, a wrong password and a disabled
     *     user; {@link ErrorCode#THROTTLED} when it is too early for another try
     */
    public User signIn(String name, Secret password, String address, Actor.Channel channel) {
        Optional<User> user = check.check(name, password, address);
        String who = check.nameToRecord(name);
        Outcome outcome = user.isPresent() ? Outcome.DONE : Outcome.REFUSED;
        audit.record(new Actor(who, channel), "sign-in", who, outcome, "from " + address);
        return user.orElseThrow(PasswordCheck::refusal);
    }
}
