package dev.belay.access;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The brake on guessing passwords, shared by everything that asks for one. Delays rise with each wrong password, up to
 * a ceiling, so that nobody is ever locked out for good. What strangers try cannot keep a user out of an address from
 * which that user signed in lately: there, only that pair of user and address counts.
 */
public final class Throttle {
    private final AttemptStore store;
    private final Clock clock;

    public Throttle(AttemptStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Lets a password be checked and counts it as wrong until {@link #succeeded}, so that many at once are braked as
     * one after the other would be. A try that is not let through does not count.
     *
     * @throws BelayException {@link ErrorCode#THROTTLED} when it is too early; the hint says how long to wait
     */
    public void admit(String account, String address) {
        Keys keys = Keys.of(account, address);
        Instant now = clock.instant();
        store.update(keys.all(), known -> {
            Duration wait = wait(keys, known, now);
            if (wait.isPositive()) {
                throw BelayException.tooEarly("too many wrong passwords were tried", wait);
            }
            Map<String, Attempts> counted = new HashMap<>();
            keys.all().forEach(key -> counted.put(key, Attempts.oneMore(known.get(key), now)));
            return counted;
        });
    }

    /** Takes back what {@link #admit} counted: the password was right. */
    public void succeeded(String account, String address) {
        Keys keys = Keys.of(account, address);
        Instant now = clock.instant();
        store.update(keys.all(), known -> {
            Map<String, Attempts> counted = new HashMap<>();
            counted.put(keys.pair(), new Attempts(0, now, now));
            // the address is not pardoned for the rest: the right password may be of the guesser's own account
            known.forEach((key, attempts) -> {
                if (key.equals(keys.address())) {
                    counted.put(key, attempts.oneLess());
                }
            });
            return counted;
        });
        store.forget(Attempts.forgottenBefore(now), Attempts.strangeBefore(now));
    }

    private static Duration wait(Keys keys, Map<String, Attempts> known, Instant now) {
        Attempts none = new Attempts(0, now, null);
        Attempts pair = known.getOrDefault(keys.pair(), none);
        Duration ofPair = Limit.PAIR.wait(pair, now);
        if (pair.familiar(now)) {
            return ofPair;
        }
        Duration ofAccount = Limit.ACCOUNT.wait(known.getOrDefault(keys.account(), none), now);
        Duration ofAddress = Limit.ADDRESS.wait(known.getOrDefault(keys.address(), none), now);
        return Collections.max(List.of(ofPair, ofAccount, ofAddress));
    }

    /** Under which keys one try is counted. Names are hashed, because people type passwords where names belong. */
    private record Keys(String pair, String account, String address) {
        static Keys of(String account, String address) {
            String name = User.keyOf(account).orElseGet(() -> account.toLowerCase(Locale.ROOT));
            return new Keys(
                    "pair " + Sha256.of(name.length() + ":" + name + address),
                    "account " + Sha256.of(name),
                    "address " + address);
        }

        Set<String> all() {
            return Set.of(pair, account, address);
        }
    }
}
