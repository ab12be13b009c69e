package dev.belay.cli;

import dev.belay.base.Actor;
import dev.belay.cli.text.Printable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every command works with. Opens the services when a command first asks for them. */
final class Shell implements AutoCloseable {
    private final Supplier<Services> opener;
    private final Output output;
    private final Terminal terminal;
    private @Nullable Services open;
    private boolean settled;

    Shell(Supplier<Services> opener, Output output, Terminal terminal) {
        this.opener = opener;
        this.output = output;
        this.terminal = terminal;
    }

    /** The services as they are: for commands that change nothing and must work whatever is broken. */
    Services bare() {
        if (open == null) {
            open = opener.get();
        }
        return open;
    }

    /** The services, after what a killed process left was finished or reverted. */
    Services services() {
        Services services = bare();
        if (!settled) {
            settled = true;
            services.warnings().forEach(warning -> output.note("warning: " + Printable.line(warning)));
            services.recover().forEach(sentence -> output.note("recovery: " + Printable.line(sentence)));
        }
        return services;
    }

    Output output() {
        return output;
    }

    Terminal terminal() {
        return terminal;
    }

    /** Whoever typed the command. */
    Actor actor() {
        return new Actor(terminal.account(), Actor.Channel.SHELL);
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
