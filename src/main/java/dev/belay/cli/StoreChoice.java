package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.offsite.Found;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.vault.BackupId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which stores are meant, and the key that opens what lies there. */
final class StoreChoice {
    @Option(names = "--store", paramLabel = "STORE", description = "Which store; each of them when not given.")
    private @Nullable String store;

    @Option(
            names = "--key-file",
            paramLabel = "F",
            description = "Read the secret key of the recovery sheet from here; asked for when it is needed.")
    private @Nullable Path keyFile;

    private @Nullable Secret key;

    /** The names of the stores; {@link ErrorCode#NOT_FOUND} when there is none. */
    List<String> names(Shell shell) {
        if (store != null) {
            return List.of(store);
        }
        List<String> all = shell.services().offsite().setup().all().stream()
                .map(Store::name)
                .toList();
        if (all.isEmpty()) {
            throw new BelayException(
                    ErrorCode.NOT_FOUND,
                    "there is no store",
                    "connect one on the console's page, or name one in belay.yml under offsite");
        }
        return all;
    }

    /** The key as far as it was given by now. */
    @Nullable Secret key(Shell shell) {
        if (key == null) {
            key = source(shell).given();
        }
        return key;
    }

    /** The key, asked for if it was not given. */
    Secret required(Shell shell) {
        Secret known = key;
        if (known == null) {
            known = source(shell).required();
            key = known;
        }
        return known;
    }

    /** All that lies in {@code name}, with the key when one is needed and somebody has it. */
    List<Found> found(Shell shell, String name) {
        List<Found> found = shell.services().fetching().found(name, key(shell));
        boolean closed = key(shell) == null && found.stream().anyMatch(StoreChoice::closed);
        return closed && source(shell).possible() ? shell.services().fetching().found(name, required(shell)) : found;
    }

    /** The backup called {@code id} in the first store that has it; {@link ErrorCode#NOT_FOUND} when none has. */
    Found find(Shell shell, BackupId id) {
        for (String name : names(shell)) {
            Optional<Found> found = shell.services().fetching().find(name, id, key(shell));
            if (found.isPresent()) {
                return closed(found.get())
                        ? shell.services()
                                .fetching()
                                .find(name, id, required(shell))
                                .orElse(found.get())
                        : found.get();
            }
        }
        throw new BelayException(
                ErrorCode.NOT_FOUND,
                "there is no backup " + id + " in " + String.join(" or ", names(shell)),
                "belay offsite found lists those there are");
    }

    private KeySource source(Shell shell) {
        return new KeySource(shell.terminal(), keyFile);
    }

    private static boolean closed(Found found) {
        return found.encrypted() && found.manifest() == null;
    }
}
