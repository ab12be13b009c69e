package dev.belay.backup.calendar;

import dev.belay.backup.BackupRequest;
import dev.belay.backup.calendar.CalendarSettings.CloseSettings;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.schedule.Period;
import dev.belay.schedule.Term;
import dev.belay.vault.Reason;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes of a wish to close a period the backup that does it: labelled, kept for its own term. */
public final class CloseOrders {
    private final Supplier<CalendarSettings> settings;
    private final Clock clock;

    public CloseOrders(Supplier<CalendarSettings> settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What is to be taken for the close that the calendar asks for. */
    BackupRequest of(CloseSettings close, Period period) {
        return order(close.database(), period.key(), null, close.keep());
    }

    /**
     * What is to be taken for {@code wish}.
     *
     * @throws BelayException {@link ErrorCode#USAGE} for a period that does not exist or has not begun
     */
    BackupRequest checked(BackupRequest wish) {
        String key = wish.period();
        if (key == null) {
            throw new BelayException(ErrorCode.USAGE, "a close names the period that it closes", Period.HINT);
        }
        Optional<CloseSettings> asked = settings.get().closesOf(wish.database()).stream()
                .filter(close -> close.calendar().find(key).isPresent())
                .findFirst();
        Period period = asked.flatMap(close -> close.calendar().find(key))
                .or(() -> Period.parse(key))
                .orElseThrow(() -> new BelayException(
                        ErrorCode.USAGE,
                        "no calendar of " + wish.database() + " has the period " + key,
                        Period.HINT + ", or as a custom calendar in belay.yml calls it"));
        if (period.first().isAfter(clock.instant().atZone(settings.get().zone()).toLocalDate())) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the period " + key + " begins on " + period.first() + " and cannot be closed yet",
                    "close it when it is over");
        }
        return order(
                wish.database(),
                key,
                wish.label(),
                asked.map(CloseSettings::keep).orElse(Term.OF_BOOKS));
    }

    /** The period that an order closes. */
    String period(BackupRequest order) {
        String period = order.period();
        if (period == null) {
            throw new IllegalArgumentException("an order names its period");
        }
        return period;
    }

    private static BackupRequest order(String database, String period, @Nullable String label, Term keep) {
        return new BackupRequest(
                database, Reason.CLOSE, label == null ? "close of " + period : label, period, true, keep);
    }
}
