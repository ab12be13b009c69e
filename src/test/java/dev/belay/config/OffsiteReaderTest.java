package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Secret;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteSettings.Bandwidth;
import dev.belay.offsite.OffsiteSettings.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OffsiteReaderTest {
    private static final String RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    private static final String WRONG = """
                        offsite:
                          - { name: a, type: s4 }
                          - { name: b, type: s3, bukcet: x, secret_key: "${S3_SECRET}", access_key: "${S3_KEY}" }
                          - { name: c, type: drive, credentials: nowhere.json, path: /x }
                          - { name: d/e, type: folder, path: /x }
                          - { name: f, type: folder, path: /x, databases: [defualt], retention: { require_offsite: true } }
                          - { name: F, type: rclone, remote: ":sftp,pass=c4nary:x" }
                          - { name: g, type: folder, path: /x, bandwidth: [ { from: "25:00", limit: fast }, { to: "8" } ] }
                          - { type: folder, path: /x }
                          - { name: h }
                          - { name: i, type: folder, path: /x, encrypt: true }
                        encryption: { recipients: [age1nobody], local: true, recipient: x }
                        """;

    @TempDir
    Path folder;

    private Configured configured = new Configured(Path.of(""));

    @BeforeEach
    void startEmpty() {
        configured = new Configured(folder);
    }

    @Test
    void withoutTheSectionThereIsNowhere() {
        assertThat(configured.settings().offsite()).isEqualTo(OffsiteSettings.none());
    }

    @Test
    void eachKindOfPlaceIsRead() throws IOException {
        OffsiteSettings offsite = everyKind();

        assertThat(offsite.encryption().recipients()).containsExactly(RECIPIENT);
        assertThat(offsite.stores()).extracting(Store::name).containsExactly("drive", "r2", "nas", "sftp");
        assertThat(offsite.stores())
                .extracting(Store::target)
                .containsExactly(
                        new OffsiteSettings.Drive(
                                "Belay",
                                new Secret("{\"refresh_token\":\"c4nary\"}"),
                                "0AbC",
                                URI.create("http://127.0.0.1:9000/drive")),
                        new OffsiteSettings.S3(
                                URI.create("https://r2.example.com/s3"),
                                "auto",
                                "belay",
                                "ledger/books/",
                                new Secret("key"),
                                new Secret("c4nary"),
                                Duration.ofDays(30)),
                        new OffsiteSettings.Folder(Path.of("/mnt/nas/belay")),
                        new OffsiteSettings.Rclone("nas:belay", folder.resolve("rclone.conf")));
    }

    @Test
    void noSecretIsAmongWhatIsInForce() throws IOException {
        OffsiteSettings offsite = everyKind();

        assertThat(offsite.toString()).doesNotContain("c4nary");
        assertThat(configured.settings().inForce().toString()).doesNotContain("c4nary");
        assertThat(configured.settings().inForce().warnings()).isEmpty();
        assertThat(configured.setting("offsite.r2.secret_key").value()).isEqualTo("set");
        assertThat(configured.setting("offsite.nas.path").value()).isEqualTo("/mnt/nas/belay");
        assertThat(configured.origin("offsite.sftp.remote")).isEqualTo("belay.yml line 14");
    }

    @Test
    void whatEveryKindOfPlaceCanHaveIsRead() {
        Store store = configured
                .variable("DATABASE_URL", "postgres://a:b@db/x")
                .yaml("""
                        offsite:
                          - name: nas
                            type: folder
                            path: ../nas
                            databases: [default]
                            encrypt: false
                            retention: { last: 3, reasons: { close: forever } }
                            bandwidth:
                              - { from: "08:00", to: "19:00", limit: 2MB }
                              - { from: "19:00", to: "20:00", limit: 0 }
                              - { limit: 500 kB }
                        """)
                .settings()
                .offsite()
                .stores()
                .getFirst();

        assertThat(store.target())
                .isEqualTo(
                        new OffsiteSettings.Folder(folder.resolveSibling("nas").toAbsolutePath()));
        assertThat(store.databases()).containsExactly("default");
        assertThat(store.encrypt()).isFalse();
        assertThat(store.retention())
                .isNotNull()
                .extracting(retention -> retention.shown())
                .isEqualTo("last 3, close forever, floor 3, doubtful 30d, in Europe/Lisbon");
        assertThat(store.bandwidth())
                .containsExactly(
                        new Bandwidth(LocalTime.of(8, 0), LocalTime.of(19, 0), 2_000_000),
                        new Bandwidth(LocalTime.of(19, 0), LocalTime.of(20, 0), 0),
                        new Bandwidth(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 500_000));
        assertThat(configured.setting("offsite.nas.bandwidth.1.limit").value()).isEqualTo("2.0 MB");
        assertThat(configured.setting("offsite.nas.retention.reasons.close").value())
                .isEqualTo("forever");
    }

    @Test
    void withoutMoreThereIsNoLimitAndEverythingIsKeptAndEncryptedOnceSomebodyCanRead() {
        Store store = configured
                .yaml("offsite: [ { name: nas, type: folder, path: /mnt/nas } ]\n")
                .settings()
                .offsite()
                .stores()
                .getFirst();

        assertThat(store)
                .isEqualTo(new Store(
                        "nas", new OffsiteSettings.Folder(Path.of("/mnt/nas")), List.of(), true, null, List.of()));
    }

    @Test
    void everythingWrongIsToldAtOnceAndWithoutASecret() {
        String sentence =
                configured.variable("S3_SECRET", "c4nary").yaml(WRONG).refusal().sentence();

        assertThat(sentence)
                .contains(
                        "line 2: offsite.a.type cannot be 's4' (write drive or s3 or folder or rclone)",
                        "line 3: 'offsite.bukcet' is not a known key (did you mean 'bucket'?)",
                        "line 3: the store has no bucket",
                        "line 3: the variable S3_KEY is not set",
                        "line 4: a store of the type drive has no 'path'",
                        "line 4: the file " + folder.resolve("nowhere.json") + " cannot be read",
                        "line 5: offsite.name cannot be 'd/e'",
                        "line 6: no database is called 'defualt' (did you mean 'default'?)",
                        "line 6: 'offsite.retention.require_offsite' is not a known key",
                        "line 7: two stores are called 'F'",
                        "line 7: offsite.F.remote is no remote of rclone's own configuration",
                        "line 8: offsite.g.bandwidth.1.from cannot be '25:00'",
                        "line 8: offsite.g.bandwidth.1.limit cannot be 'fast'",
                        "line 8: offsite.g.bandwidth.2.to cannot be '8'",
                        "line 8: a bandwidth has no limit",
                        "line 9: a store of 'offsite' has no name",
                        "line 10: a store has no type",
                        "line 11: the store 'i' is to be encrypted",
                        "line 12: encryption.recipients cannot be 'age1nobody'",
                        "line 12: files in the backup folder cannot be encrypted in this version",
                        "line 12: 'encryption.recipient' is not a known key (did you mean 'recipients'?)")
                .doesNotContain("c4nary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backups", ".", "backups/copies"})
    void aCopyBesideTheBackupIsRefused(String path) {
        assertThat(configured
                        .yaml("offsite: [ { name: nas, type: folder, path: " + path + " } ]\n")
                        .refusal()
                        .sentence())
                .isEqualTo("the store 'nas' and the backup folder lie in each other");
    }

    @Test
    void whatOthersCanReadAndASecretInTheFileArePointedOut() throws IOException {
        Path credentials = folder.resolve("drive.json");
        Files.writeString(credentials, "{}");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(configured
                        .variable("S3_KEY", "key")
                        .yaml("""
                        offsite:
                          - { name: drive, type: drive, credentials: drive.json }
                          - { name: r2, type: s3, bucket: belay, access_key: "${S3_KEY}", secret_key: c4nary }
                        """)
                        .settings()
                        .inForce()
                        .warnings())
                .containsExactly(
                        "the file " + credentials + " can be read by everybody on this machine; chmod 600 it",
                        "belay.yml line 3: a secret stands in the file; write 'secret_key' as \"${NAME}\"");
    }

    @Test
    void anEmptyFileOfCredentialsIsRefused() {
        assertThat(configured
                        .variable("S3_KEY", "key")
                        .file("drive.json", "\n")
                        .yaml("offsite: [ { name: drive, type: drive, credentials: drive.json } ]\n")
                        .refusal()
                        .sentence())
                .contains("drive.json is empty");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "12, 12", "500kB, 500000", "2 MB, 2000000", "1gb, 1000000000", "7B, 7"})
    void sizesAreDecimal(String written, long bytes) {
        assertThat(Kind.SIZE.parse().apply(written)).isEqualTo(bytes);
    }

    private OffsiteSettings everyKind() throws IOException {
        Path credentials = folder.resolve("drive.json");
        Files.writeString(credentials, "{\"refresh_token\":\"c4nary\"}\n");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
        return configured
                .variable("S3_SECRET", "c4nary")
                .variable("S3_KEY", "key")
                .yaml("""
                        offsite:
                          - { name: drive, type: drive, credentials: drive.json, shared_drive: 0AbC,
                              api_root: "http://127.0.0.1:9000/drive" }
                          - name: r2
                            type: s3
                            endpoint: "https://r2.example.com/s3"
                            region: auto
                            bucket: belay
                            prefix: /ledger/books
                            access_key: "${S3_KEY}"
                            secret_key: "${S3_SECRET}"
                            lock: 30d
                          - { name: nas, type: folder, path: /mnt/nas/belay }
                          - { name: sftp, type: rclone, remote: "nas:belay", config: rclone.conf }
                        encryption: { recipients: [%s], local: false }
                        """.formatted(RECIPIENT))
                .settings()
                .offsite();
    }
}
