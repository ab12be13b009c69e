package dev.belay.vault;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which file belongs to which backup: {@code <root>/<folder of the id>/<id>.sql.zst}, with a manifest beside it. */
record BackupFiles(Path root) {
    static final String DUMP = ".sql.zst";
    static final String MANIFEST = ".json";
    static final String PARTIAL = ".partial";
    private static final List<String> DUMP_ENDS = List.of(
            ".sql",
            ".zst",
            ".gz",
            ".dump",
            ".dmp",
            ".backup",
            ".bak",
            ".tar",
            ".tgz",
            ".pgdump",
            ".custom",
            ".age",
            ".sqlite",
            ".sqlite3",
            ".db");

    Path folder(BackupId id) {
        return root.resolve(id.folder());
    }

    Path dump(BackupId id) {
        return folder(id).resolve(id + DUMP);
    }

    Path manifest(BackupId id) {
        return folder(id).resolve(id + MANIFEST);
    }

    /** The id whose dump {@code file} is, going by its name and place alone. */
    Optional<BackupId> idOf(Path file) {
        return id(file, DUMP).filter(id -> dump(id).equals(file));
    }

    /** The id whose manifest {@code file} is, going by its name and place alone. */
    Optional<BackupId> idOfManifest(Path file) {
        return id(file, MANIFEST).filter(id -> manifest(id).equals(file));
    }

    /** The id that the leftover {@code file} was to have, as a dump or as a manifest. */
    Optional<BackupId> idOfPartial(Path file) {
        return id(file, DUMP + PARTIAL).or(() -> id(file, MANIFEST + PARTIAL));
    }

    static Path partial(Path file) {
        return file.resolveSibling(file.getFileName() + PARTIAL);
    }

    /** Whether {@code file} may be somebody's dump. What it really is, its first bytes tell. */
    static boolean looksLikeDump(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return DUMP_ENDS.stream().anyMatch(name::endsWith);
    }

    /** Everything in the folder and in the folders right below it that is not hidden. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return files;
        }
        for (Path entry : top()) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                files.addAll(visible(entry));
            } else {
                files.add(entry);
            }
        }
        return files;
    }

    /** What lies at the top of the folder and is not hidden. */
    List<Path> top() throws IOException {
        return visible(root);
    }

    private static List<Path> visible(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.removeIf(BackupFiles::hidden);
        return entries;
    }

    /** A file system keeps {@code lost+found} for itself at its top, where a backup folder may lie. */
    private static boolean hidden(Path entry) {
        String name = entry.getFileName().toString();
        return name.startsWith(".") || name.equals("lost+found");
    }

    private static Optional<BackupId> id(Path file, String end) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(end) ? BackupId.parse(name.substring(0, name.length() - end.length())) : Optional.empty();
    }
}
