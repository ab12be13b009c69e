package dev.belay.cli;

import dev.belay.base.Secret;
import dev.belay.operation.CancelSignal.Registration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal in which this process was started. */
public final class SystemTerminal implements Terminal {
    private final java.io.@Nullable Console console;
    private final boolean plain;
    private final String account;
    private final Interrupts interrupts;

    /**
     * A terminal.
     *
     * @param console such as {@code System.console()}; null when there is none
     * @param plain whether nothing but text is wanted
     */
    public SystemTerminal(java.io.@Nullable Console console, boolean plain, String account, Interrupts interrupts) {
        this.console = console != null && console.isTerminal() ? console : null;
        this.plain = plain;
        this.account = account;
        this.interrupts = interrupts;
    }

    @Override
    public boolean watched() {
        return console != null;
    }

    @Override
    public boolean colours() {
        return console != null && !plain;
    }

    @Override
    public Optional<String> ask(String question) {
        return console == null ? Optional.empty() : Optional.ofNullable(console.readLine("%s", question));
    }

    @Override
    public Optional<Secret> askSecret(String question) {
        char[] typed = console == null ? null : console.readPassword("%s", question);
        if (typed == null) {
            return Optional.empty();
        }
        Secret secret = new Secret(new String(typed));
        Arrays.fill(typed, ' ');
        return Optional.of(secret);
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public Registration onInterrupt(Runnable reaction) {
        return interrupts.onInterrupt(reaction);
    }
}
