package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the secret key of the recovery sheet comes from: a file, else the terminal; never an argument. */
final class KeySource {
    private final Terminal terminal;
    private final @Nullable Path file;

    KeySource(Terminal terminal, @Nullable Path file) {
        this.terminal = terminal;
        this.file = file;
    }

    /** The one in the file, when there is one. */
    @Nullable Secret given() {
        return file == null ? null : read(file);
    }

    /** Whether there is one, or somebody to be asked. */
    boolean possible() {
        return file != null || terminal.watched();
    }

    /** The key; throws {@link ErrorCode#REFUSED} when there is no file and nobody to be asked. */
    Secret required() {
        Secret known = given();
        if (known != null) {
            return known;
        }
        return terminal.askSecret("Secret key (the line of the recovery sheet that begins with AGE-SECRET-KEY-1): ")
                .orElseThrow(() -> new BelayException(
                        ErrorCode.REFUSED,
                        "there is no terminal on which to ask for the secret key",
                        "give it in a file: --key-file FILE"));
    }

    private static Secret read(Path file) {
        try {
            return new Secret(Files.readString(file));
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the key file " + file + " cannot be read",
                    "check that it exists, that it is text, and who may read it",
                    e);
        }
    }
}
