package dev.belay.offsite;

import dev.belay.vault.BackupId;
import java.util.List;
import java.util.function.Supplier;

/** What lies in a store beside the dumps and their manifests, for people who have nothing else left. */
@FunctionalInterface
public interface Companions {
    /** What should lie in {@code store} once it holds {@code backup}, {@code encrypted} or not. */
    List<Companion> of(OffsiteSettings.Store store, BackupId backup, boolean encrypted);

    /**
     * One file, put as it is: what has to be encrypted, is already.
     *
     * @param stamp changes whenever the content has to be put anew
     */
    record Companion(StorePath path, String stamp, Supplier<byte[]> content) {}

    /** Nothing. */
    static Companions none() {
        return (store, backup, encrypted) -> List.of();
    }
}
