package planted.belay.schedule;

import java.time.Clock;

public record MakesAClock(Clock clock) {
    public MakesAClock() {
        this(Clock.systemUTC());
    }
}
