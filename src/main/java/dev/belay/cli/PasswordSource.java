package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a password comes from: a file, else the terminal; never an argument. */
final class PasswordSource {
    private final Terminal terminal;

    PasswordSource(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The password of {@code user}. */
    Secret existing(@Nullable Path file, String user) {
        return file != null ? read(file) : typed("Password of " + user + ": ");
    }

    /** A new password for {@code user}, typed twice when it is typed. */
    Secret fresh(@Nullable Path file, String user) {
        if (file != null) {
            return read(file);
        }
        Secret first = typed("New password of " + user + ": ");
        if (!first.equals(typed("Once more: "))) {
            throw new BelayException(ErrorCode.USAGE, "the two passwords differ", "try again");
        }
        return first;
    }

    private Secret typed(String question) {
        return terminal.askSecret(question)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.REFUSED,
                        "there is no terminal on which to ask for the password",
                        "give it in a file: --password-file FILE"));
    }

    private static Secret read(Path file) {
        try {
            String text = Files.readString(file).replaceFirst("\\R\\z", "");
            if (text.isEmpty()) {
                throw new BelayException(
                        ErrorCode.USAGE, "the password file " + file + " is empty", "write the password into it");
            }
            return new Secret(text);
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the password file " + file + " cannot be read",
                    "check that it exists, that it is text, and who may read it",
                    e);
        }
    }
}
