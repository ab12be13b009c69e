package planted.belay.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;

/** Every way to ask for the time without a clock, and the one that is right. */
@SuppressWarnings({"JavaTimeDefaultTimeZone", "JavaUtilDate", "TimeZoneUsage"})
public record AsksTheWall(Clock clock) {
    public List<Object> wrong() {
        Supplier<Instant> reference = Instant::now;
        return List.of(
                Instant.now(),
                LocalDate.now(ZoneId.of("Asia/Seoul")),
                ZonedDateTime.now(),
                System.currentTimeMillis(),
                new Date(),
                Calendar.getInstance(),
                reference);
    }

    public Instant right() {
        return Instant.now(clock);
    }
}
