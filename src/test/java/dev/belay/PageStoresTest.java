package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.config.Environment;
import dev.belay.config.SettingsReader;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteSettings.Bandwidth;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.OffsiteSettings.Target;
import dev.belay.store.StateStore;
import dev.belay.vault.RetentionSettings;
import dev.belay.vault.RetentionSettings.Keep;
import dev.belay.vault.RetentionSettings.Slots;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PageStoresTest {
    private static final Actor ADMIN = new Actor("anna", Actor.Channel.CONSOLE);
    private static final Secret CANARY = new Secret("c4nary-of-a-store");

    @TempDir
    private Path folder;

    private StateStore state;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("belay.yml"), "offsite: [ { name: Nas, type: folder, path: /mnt/nas } ]\n");
        state = openedIn(folder);
    }

    @AfterEach
    void close() {
        state.close();
    }

    private static StateStore openedIn(Path folder) {
        return StateStore.open(folder.resolve("state.db"), Clock.systemUTC());
    }

    static Stream<Target> targets() {
        return Stream.of(
                new OffsiteSettings.Drive("Belay", CANARY, "0AbC", URI.create("http://127.0.0.1:9/drive")),
                new OffsiteSettings.Drive("Belay", CANARY, null, null),
                new OffsiteSettings.S3(null, "auto", "belay", "ledger/", CANARY, CANARY, Duration.ofDays(30)),
                new OffsiteSettings.Folder(Path.of("/mnt/usb")),
                new OffsiteSettings.Rclone("nas:belay", Path.of("/etc/rclone.conf")));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aStoreIsKeptWholeAndForgotten(Target target) {
        RetentionSettings retention = new RetentionSettings(
                new Slots(3, Duration.ofDays(2), 0, 0, 12, 0),
                Map.of("close", Keep.FOREVER, "safety", new Keep(Duration.ofDays(14))),
                2,
                false,
                Duration.ofDays(30),
                ZoneId.of("Asia/Seoul"));
        Store store = new Store(
                "second",
                target,
                List.of("ledger"),
                false,
                retention,
                List.of(new Bandwidth(LocalTime.of(8, 0), LocalTime.MIDNIGHT, 2_000_000)));

        stores().save(store, ADMIN);

        assertThat(stores().all()).hasSize(2).last().isEqualTo(store);
        assertThat(stores().changeable("second")).isTrue();
        stores().forget("second", ADMIN);
        assertThat(stores().all()).extracting(Store::name).containsExactly("Nas");
    }

    @Test
    void oneOfTheSameNameIsReplaced() {
        stores().save(of("usb", new OffsiteSettings.Folder(Path.of("/mnt/a"))), ADMIN);
        stores().save(of("USB", new OffsiteSettings.Folder(Path.of("/mnt/b"))), ADMIN);

        assertThat(stores().all()).extracting(Store::name).containsExactly("Nas", "USB");
    }

    @Test
    void whatTheConfigurationNamesIsNotChangedHere() {
        assertThat(stores().changeable("nas")).isFalse();
        refused(of("nas", new OffsiteSettings.Folder(Path.of("/mnt/b"))), "the configuration names the store nas");
        assertThatThrownBy(() -> stores().forget("Nas", ADMIN)).isInstanceOf(BelayException.class);
    }

    @Test
    void whatCannotServeIsRefused() {
        refused(of("../x", new OffsiteSettings.Folder(Path.of("/mnt/b"))), "a store cannot be called ../x");
        refused(of("b", new OffsiteSettings.Folder(folder.resolve("backups/x"))), "lie in each other");
        refused(of("b", new OffsiteSettings.Rclone(":sftp,pass=" + CANARY.reveal() + ":x", null)), "no remote");
        assertThatThrownBy(() -> stores().forget("b", ADMIN))
                .isInstanceOfSatisfying(
                        BelayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertThat(stores().all()).hasSize(1);
    }

    @Test
    void noSecretIsInTheStateOrTheAudit() throws IOException {
        stores().save(of("drive", new OffsiteSettings.Drive("Belay", CANARY, null, null)), ADMIN);
        state.close();

        for (Path file : List.of(folder.resolve("state.db"), folder.resolve("state.db-wal"))) {
            if (Files.exists(file)) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(CANARY.reveal());
            }
        }
        state = openedIn(folder);
        assertThat(state.auditStore().newest("", 10))
                .extracting(AuditEntry::act)
                .containsExactly("offsite.connect", "offsite.connect");
    }

    @Test
    void aLostKeyLeavesThoseOfTheConfiguration() throws IOException {
        stores().save(of("usb", new OffsiteSettings.Folder(Path.of("/mnt/a"))), ADMIN);
        try (Stream<Path> keys = Files.walk(folder)) {
            for (Path key :
                    keys.filter(file -> file.toString().endsWith(".key")).toList()) {
                Files.delete(key);
            }
        }

        assertThat(stores().all()).extracting(Store::name).containsExactly("Nas");
        assertThat(stores().trouble()).isPresent();
    }

    private void refused(Store store, String why) {
        assertThatThrownBy(() -> stores().save(store, ADMIN)).isInstanceOfSatisfying(BelayException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
            assertThat(e.sentence()).contains(why).doesNotContain(CANARY.reveal());
        });
    }

    private static Store of(String name, Target target) {
        return new Store(name, target, List.of(), true, null, List.of());
    }

    private PageStores stores() {
        return new PageStores(
                SettingsReader.read(new Environment(Map.of(), folder, ZoneOffset.UTC)),
                state.settings(),
                new AuditLog(state.auditStore(), Clock.systemUTC()));
    }
}
