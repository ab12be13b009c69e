package dev.belay.backup.retention;

import java.time.Duration;
import java.time.Instant;

/** Why retention does nothing before a person agreed. */
public sealed interface RetentionQuestion {
    /** Nobody has agreed to any policy for this database, or somebody stopped what it did. */
    record NotAgreed() implements RetentionQuestion {}

    /** Another policy was agreed to: {@code agreed}, in words, at {@code at} by {@code by}. */
    record PolicyChanged(String agreed, Instant at, String by) implements RetentionQuestion {}

    /** It is earlier now than when the newest backup was taken. */
    record ClockBehind(Instant now, Instant newest) implements RetentionQuestion {}

    /** The clock went {@code by} so much further than time did; back when it is negative. */
    record ClockJumped(Duration by) implements RetentionQuestion {}

    /** More than half of the backups that count would go. */
    record MoreThanHalf(int removed, int counting) implements RetentionQuestion {}

    /** The same for the same question, whatever its figures are. */
    default String word() {
        return switch (this) {
            case NotAgreed() -> "not-agreed";
            case PolicyChanged _ -> "policy-changed";
            case ClockBehind _ -> "clock-behind";
            case ClockJumped _ -> "clock-jumped";
            case MoreThanHalf _ -> "more-than-half";
        };
    }
}
