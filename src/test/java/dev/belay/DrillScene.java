package dev.belay;

import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.testing.TestDatabase;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.Contents;
import dev.belay.vault.FrameReader;
import dev.belay.vault.FrameWriter;
import dev.belay.vault.Manifest;
import dev.belay.vault.ManifestSeal;
import dev.belay.vault.PartialBackup;
import dev.belay.vault.SealKey;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.StoredFile;
import dev.belay.vault.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A guarded database whose backups are tried in servers below one folder.
 *
 * @param servers that folder
 */
record DrillScene(TestHome home, Path servers) {

    static DrillScene of(TestDatabase database, Path folder, String... settings) throws IOException {
        // the server may run as another account
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path servers = Files.createDirectories(folder.resolve("servers"));
        Files.setPosixFilePermissions(servers, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path settingsFile = Files.writeString(
                folder.resolve("settings.yml"),
                "drill:\n  folder: " + servers + "\n" + String.join("\n", settings) + "\n");
        TestHome home = TestHome.guarding(database, folder).with("BELAY_CONFIG", settingsFile.toString());
        return new DrillScene(home, servers);
    }

    /** The manifest of {@code backup} as it is now. */
    Manifest manifest(String backup) {
        return folder().find(new BackupId(backup))
                .map(stored -> ((StoredBackup.Known) stored).manifest())
                .orElseThrow();
    }

    /** A copy of {@code backup} without {@code line}, signed again, whose manifest agrees but for the rows. */
    String without(String backup, String line) throws IOException {
        String sql = plain(backup);
        if (!sql.contains("\n" + line + "\n")) {
            throw new IllegalArgumentException("the backup has no line " + line);
        }
        byte[] bytes = sql.replace("\n" + line + "\n", "\n").getBytes(StandardCharsets.UTF_8);
        Manifest whole = manifest(backup);
        BackupId id = new BackupId(backup.replaceFirst(".{4}$", "2222"));
        BackupFolder folder = folder();
        try (PartialBackup partial = folder.begin(id, id.folder());
                FrameWriter frames = new FrameWriter(partial.channel(), 1, 1)) {
            frames.write(bytes, 0, bytes.length);
            StoredFile file = frames.finish(soFar -> folder.embedded(copy(whole, id, soFar)));
            folder.publish(partial, copy(whole, id, file));
        }
        return id.value();
    }

    private String plain(String backup) throws IOException {
        Path file = folder().find(new BackupId(backup)).orElseThrow().file();
        try (FileChannel channel = FileChannel.open(file);
                InputStream plain = new FrameReader(channel, 1).open()) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Manifest copy(Manifest whole, BackupId id, StoredFile file) {
        Contents was = whole.contents();
        Contents contents = new Contents(
                file.plainBytes(),
                file.storedBytes(),
                file.sha256(),
                was.tables(),
                was.sequences(),
                was.largeObjects(),
                was.extensions(),
                was.roles(),
                was.excludedData());
        return new Manifest(
                whole.format(),
                id,
                whole.database(),
                whole.source(),
                whole.taken(),
                contents,
                whole.settings(),
                false,
                List.of(),
                List.of(new Verification(whole.taken().ended(), "read-back", true, "")),
                whole.globals(),
                List.of(),
                null,
                List.of());
    }

    private BackupFolder folder() {
        return new BackupFolder(
                home.folder().resolve("backups"),
                new ManifestSeal(SealKey.loadOrCreate(
                        home.folder().resolve("home").resolve("keys").resolve("manifest.key"))));
    }

    /** The last drill, as the journal knows it. */
    Operation last() {
        try (Belay belay = home.belay()) {
            return belay.journal().recent(10).stream()
                    .filter(operation -> operation.kind() == OperationKind.DRILL)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What is there of servers: processes that were started for this folder, and files. */
    List<String> left() throws IOException {
        List<String> processes = processes();
        return Stream.concat(
                        processes.stream(),
                        TestHome.filesUnder(servers).stream().map(Path::toString))
                .toList();
    }

    List<String> processes() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().arguments().stream().flatMap(Stream::of))
                .filter(argument -> argument.startsWith(servers.toString()))
                .toList();
    }
}
