package dev.belay.restore;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.dump.DumpFile;
import dev.belay.dump.DumpFormat;
import dev.belay.dump.DumpSummary;
import dev.belay.dump.Engine;
import dev.belay.dump.ExtensionName;
import dev.belay.dump.TableRows;
import dev.belay.restore.Comparison.BackupTable;
import dev.belay.restore.Preview.Origin;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.Extension;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.TableEntry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the file that a backup's id or a path names, and says what is in it. */
final class BackupSources {
    private final BackupFolder folder;

    BackupSources(BackupFolder folder) {
        this.folder = folder;
    }

    /** What {@code name} names; reads the whole file, since what was whole yesterday may not be today. */
    BackupSource find(String name) {
        return BackupId.parse(name)
                .flatMap(folder::find)
                .map(stored -> switch (stored) {
                    case StoredBackup.Known(var _, Path file, long _, Manifest manifest) -> known(file, manifest);
                    case StoredBackup.Foreign foreign -> inspected(name, foreign.file());
                    case StoredBackup.Unknown unknown -> inspected(name, unknown.file());
                })
                .orElseGet(() -> inspected(name, path(name)));
    }

    /** Opens the file once; whoever restores reads this handle and no other. */
    FileChannel open(String name) {
        Path file = BackupId.parse(name)
                .flatMap(folder::find)
                .map(StoredBackup::file)
                .orElseGet(() -> path(name));
        try {
            return FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Path path(String name) {
        try {
            Path path = Path.of(name);
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                return path.toAbsolutePath().normalize();
            }
        } catch (InvalidPathException e) {
            throw notFound(name, e);
        }
        throw notFound(name, null);
    }

    private static BelayException notFound(String name, @Nullable Throwable cause) {
        return new BelayException(
                ErrorCode.NOT_FOUND, "there is no backup and no file " + name, "belay backups lists them", cause);
    }

    private static BelayException unreadable(Path file, IOException e) {
        return new BelayException(
                ErrorCode.DAMAGED_BACKUP, "the file " + file + " cannot be read", "check its disk and its rights", e);
    }

    private static BackupSource known(Path file, Manifest manifest) {
        Sha256 now;
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            now = Sha256.of(channel);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return new BackupSource(
                manifest.id().value(),
                file,
                now,
                problem(manifest, now),
                major(manifest.source().serverVersion()),
                manifest.source().encoding(),
                tables(manifest),
                Set.copyOf(manifest.contents().roles()),
                manifest.contents().extensions().stream().map(Extension::name).collect(Collectors.toSet()),
                origin(manifest));
    }

    private static @Nullable String problem(Manifest manifest, Sha256 now) {
        if (!now.equals(manifest.contents().sha256())) {
            return "the file " + manifest.id() + " is not what it was when it was made: its SHA-256 differs";
        }
        return manifest.good() ? null : "the backup " + manifest.id() + " has never been read back whole";
    }

    static List<BackupTable> tables(Manifest manifest) {
        List<BackupTable> all = new ArrayList<>();
        for (TableEntry table : manifest.contents().tables().all()) {
            all.add(new BackupTable(table.schema(), table.name(), table.rows(), null));
        }
        for (String excluded : manifest.contents().excludedData()) {
            int dot = excluded.indexOf('.');
            all.add(new BackupTable(
                    excluded.substring(0, Math.max(0, dot)),
                    excluded.substring(dot + 1),
                    null,
                    "its rows are not in this backup"));
        }
        return all;
    }

    private static Origin origin(Manifest manifest) {
        return new Origin(
                manifest.taken().ended(),
                manifest.taken().actor(),
                manifest.taken().reason().word(),
                manifest.taken().label(),
                manifest.source().serverVersion(),
                "",
                false);
    }

    private static BackupSource inspected(String name, Path file) {
        DumpSummary summary = DumpFile.inspect(file);
        String version = summary.serverVersion();
        return new BackupSource(
                name,
                file,
                summary.sha256(),
                problem(file, summary),
                version == null ? 0 : major(version),
                summary.encoding(),
                summary.tables().stream().map(BackupSources::table).toList(),
                Set.copyOf(summary.roles()),
                summary.extensions().stream().map(ExtensionName::name).collect(Collectors.toSet()),
                new Origin(null, null, null, null, version, "", true));
    }

    private static @Nullable String problem(Path file, DumpSummary summary) {
        if (summary.engine() != Engine.POSTGRESQL) {
            return "the file " + file.getFileName() + " is no PostgreSQL dump but " + what(summary.engine());
        }
        if (summary.format() != DumpFormat.PLAIN) {
            return "the file " + file.getFileName() + " is a pg_dump archive, and this version restores plain SQL";
        }
        return summary.complete() ? null : "the file " + file.getFileName() + " " + summary.incompleteReason();
    }

    private static String what(Engine engine) {
        return switch (engine) {
            case SQLITE -> "a SQLite database";
            case MYSQL -> "a MySQL dump";
            case POSTGRESQL, UNKNOWN -> "something unknown";
        };
    }

    private static BackupTable table(TableRows rows) {
        return new BackupTable(
                rows.table().schema(), rows.table().name(), rows.exact() ? rows.rows() : null, rows.whyUnknown());
    }

    private static int major(String version) {
        String digits = version.replaceFirst("^(\\d+).*$", "$1");
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
    }
}
