package planted.belay;

import java.time.Clock;
import planted.belay.web.Page;

/** A composition root, which may do all of this. */
public record Belay(Page page, Clock clock, ProcessBuilder builder) {
    public static Belay wired(Page page) {
        return new Belay(page, Clock.systemUTC(), new ProcessBuilder());
    }
}
