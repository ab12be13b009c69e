package dev.belay.vault;

import dev.belay.base.Sha256;
import dev.belay.vault.ManifestCache.Sidecar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks through the backup folder, and says of each file that may be a backup what it is. */
final class FolderListing {
    private static final int SAFE_NAME_LENGTH = 100;
    private static final int HASH_LENGTH = 6;
    static final Comparator<StoredBackup> NEWEST_FIRST = Comparator.comparing(FolderListing::moment)
            .thenComparing(StoredBackup::id)
            .reversed();

    private final BackupFiles layout;
    private final ManifestCache manifests;

    FolderListing(BackupFiles layout, ManifestSeal seal) {
        this.layout = layout;
        this.manifests = new ManifestCache(seal);
    }

    /** Looks at every file, at several at a time, and reads those manifests that it does not know yet. */
    List<StoredBackup> list() throws IOException {
        Set<Path> files = new HashSet<>(layout.files());
        manifests.keepOnly(files);
        try {
            return files.parallelStream()
                    .flatMap(file -> describe(file, files).stream())
                    .sorted(NEWEST_FIRST)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The backup with {@code id}, for which no other file is looked at; empty when no file is named so. */
    Optional<StoredBackup> named(BackupId id) throws IOException {
        Path dump = layout.dump(id);
        try {
            if (Files.exists(dump, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(describeDump(dump));
            }
            return describeLonely(layout.manifest(id), Set.of());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The manifest that lies where the one of {@code id} does, when it is that one and signed here. */
    Optional<Manifest> signed(BackupId id) {
        return switch (manifests.read(layout.manifest(id))) {
            case Sidecar.Read(SealState.Ours(Manifest manifest))
            when manifest.id().equals(id) -> Optional.of(manifest);
            case Sidecar.Missing(), Sidecar.Read(SealState _) -> Optional.empty();
        };
    }

    private Optional<StoredBackup> describe(Path file, Set<Path> files) {
        try {
            return BackupFiles.looksLikeDump(file) ? Optional.of(describeDump(file)) : describeLonely(file, files);
        } catch (NoSuchFileException e) {
            // deleted since the folder was read
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredBackup describeDump(Path file) throws IOException {
        FileFacts facts = FileFacts.of(file);
        Optional<BackupId> own = layout.idOf(file);
        if (own.isEmpty()) {
            return facts.unknown(foreignId(file), facts.oddity().orElse("it was not written by Belay"));
        }
        BackupId id = own.get();
        return switch (manifests.read(layout.manifest(id))) {
            case Sidecar.Missing() -> facts.unknown(id, "it has no manifest");
            case Sidecar.Read(SealState.Broken(String why)) -> facts.unknown(id, why);
            case Sidecar.Read(SealState.Ours(Manifest manifest)) ->
                trusted(facts, new StoredBackup.Known(id, file, facts.bytes(), manifest), manifest);
            case Sidecar.Read(SealState.Foreign(Manifest manifest)) ->
                trusted(facts, new StoredBackup.Foreign(id, file, facts.bytes(), manifest), manifest);
        };
    }

    /** A manifest without its dump. Other people's JSON is passed over. */
    private Optional<StoredBackup> describeLonely(Path file, Set<Path> files) throws IOException {
        Optional<BackupId> id = layout.idOfManifest(file).filter(owner -> !files.contains(layout.dump(owner)));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return switch (manifests.read(file)) {
            case Sidecar.Missing(), Sidecar.Read(SealState.Broken _) -> Optional.empty();
            case Sidecar.Read(SealState.Ours _), Sidecar.Read(SealState.Foreign _) ->
                Optional.of(FileFacts.of(file).unknown(id.get(), "its file is gone, only the manifest is there"));
        };
    }

    /** {@code backup} itself, unless its file cannot be the one of its manifest. */
    private static StoredBackup trusted(FileFacts facts, StoredBackup backup, Manifest manifest) {
        long expected = manifest.contents().storedBytes();
        if (facts.oddity().isPresent()) {
            return facts.unknown(backup.id(), facts.oddity().get());
        }
        if (!manifest.id().equals(backup.id())) {
            return facts.unknown(backup.id(), "its manifest is that of " + manifest.id());
        }
        return facts.bytes() == expected
                ? backup
                : facts.unknown(backup.id(), "it has " + facts.bytes() + " bytes instead of " + expected);
    }

    /** An id for a file whose name need not be one: as close to the name as can be, and unlike all others. */
    private BackupId foreignId(Path file) {
        String safe = file.getFileName().toString().replaceAll("[^A-Za-z0-9+-]", "-");
        String place = layout.root().relativize(file).toString();
        return new BackupId(safe.substring(0, Math.min(SAFE_NAME_LENGTH, safe.length())) + "_"
                + Sha256.of(place).hex().substring(0, HASH_LENGTH));
    }

    private static Instant moment(StoredBackup backup) {
        return switch (backup) {
            case StoredBackup.Known known -> known.manifest().taken().began();
            case StoredBackup.Foreign foreign -> foreign.manifest().taken().began();
            case StoredBackup.Unknown unknown -> unknown.modified();
        };
    }
}
