package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.dump.DumpFile;
import dev.belay.vault.BackupId;
import dev.belay.vault.FrameReader;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.TableEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the SQL of a backup. */
@Command(name = "cat", description = "Print the SQL of a backup on standard output.")
final class CatCommand implements Callable<Integer> {
    private static final int CHUNK_BYTES = 256 * 1024;
    private static final int WORKERS = 2;

    private final Shell shell;

    @Parameters(paramLabel = "BACKUP", description = "The backup's id.")
    private String backup = "";

    @Option(names = "--table", paramLabel = "SCHEMA.TABLE", description = "Only the rows of this table.")
    private @Nullable String table;

    CatCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        StoredBackup stored = BackupId.parse(backup)
                .flatMap(shell.bare().folder()::find)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND, "there is no backup " + backup, "belay backups lists them"));
        String wanted = table;
        try {
            if (wanted == null) {
                try (InputStream sql = DumpFile.openPlain(stored.file())) {
                    copy(sql);
                }
            } else {
                copy(stored, entry(stored, wanted));
            }
            return ExitCodes.DONE;
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.DAMAGED_BACKUP,
                    "the file " + stored.file().getFileName() + " cannot be read: " + e.getMessage(),
                    "belay verify " + backup + " tells more",
                    e);
        }
    }

    private void copy(StoredBackup stored, TableEntry entry) throws IOException {
        if (entry.frames() == 0) {
            return;
        }
        try (FileChannel file =
                        FileChannel.open(stored.file(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
                InputStream sql = new FrameReader(file, WORKERS).open(entry.firstFrame(), entry.frames())) {
            copy(sql);
        }
    }

    private void copy(InputStream sql) throws IOException {
        PrintStream out = shell.output().data();
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int read = sql.read(chunk); read >= 0; read = sql.read(chunk)) {
            out.write(chunk, 0, read);
            if (out.checkError()) {
                throw new BelayException(
                        ErrorCode.INTERNAL,
                        "standard output was closed before the end",
                        "what was printed is not the whole backup");
            }
        }
    }

    private static TableEntry entry(StoredBackup stored, String wanted) {
        Manifest manifest =
                switch (stored) {
                    case StoredBackup.Known known -> known.manifest();
                    case StoredBackup.Foreign foreign -> foreign.manifest();
                    case StoredBackup.Unknown _ ->
                        throw Usage.wrong(
                                "the file has no manifest, so that a single table cannot be found in it",
                                "print it whole, without --table");
                };
        return manifest.contents().tables().all().stream()
                .filter(entry -> (entry.schema() + "." + entry.name()).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND,
                        "the backup has no table " + wanted,
                        "write it as schema.table, just as the preview shows it"));
    }
}
