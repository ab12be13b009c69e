package dev.belay;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.cli.Console;
import dev.belay.config.Environment;
import java.time.Clock;

/** The demo. */
final class DemoConsole {
    private DemoConsole() {}

    static Console start(Environment environment, Clock clock) {
        if (environment.plain()) {
            return RunningConsole.start(
                    new Installation(dev.belay.config.SettingsReader.read(environment), clock, t -> t));
        }
        throw new BelayException(ErrorCode.USAGE, "later " + environment + clock, "");
    }
}
