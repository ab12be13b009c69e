package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.Desk;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The day the server burned: with a store and a printed page everything comes back, with Belay and without. */
@ExtendWith(PostgresExtension.class)
@Timeout(180)
class ComingBackIT {
    @TempDir
    private Path folder;

    @Test
    void withBelayAndTheSheetTheCountsAreWhatTheyWere(TestDatabase database) throws IOException {
        ComingBackScene scene = ComingBackScene.encrypted(database, folder);
        Map<String, Long> before = ComingBackScene.counts(database);
        String backup = scene.backup();
        scene.burn();
        Path password = scene.home().admin();

        assertThat(scene.home().done("offsite", "found").out()).contains(backup, "it is encrypted");
        assertThat(scene.withKey("offsite", "found").out())
                .contains(backup, "20,050")
                .doesNotContain("another console");
        Desk.Run fetched = scene.withKey("offsite", "fetch", "--all");
        assertThat(fetched.out()).contains("fetched " + backup).doesNotContain("another console");
        Desk.Run preview = scene.home().done("preview", backup, "--json");
        assertThat(preview.document().path("tables")).hasSize(2);
        scene.home().done("restore", backup, "--cooldown", "0s", "--password-file", password.toString());

        assertThat(ComingBackScene.counts(database)).isEqualTo(before);
        assertThat(scene.home().done("verify", backup).out()).contains("good  " + backup);
        assertThat(scene.home().done("backups", "--json").document().path("backups"))
                .anySatisfy(item -> assertThat(item.path("id").asText()).isEqualTo(backup));
        assertNoSecret(scene);
    }

    @Test
    void theStateOfTheCopiesComesBackToo(TestDatabase database) throws IOException {
        ComingBackScene scene = ComingBackScene.encrypted(database, folder);
        String backup = scene.backup();
        scene.burn();
        scene.withKey("offsite", "fetch", backup);
        assertThat(scene.home().run("doctor").out()).contains("copies are encrypted for");

        List<Path> before = TestHome.filesUnder(scene.store());
        scene.home().done("offsite", "send");

        assertThat(scene.home()
                        .done("offsite", "status", "--json")
                        .document()
                        .findValue("proven")
                        .asInt())
                .isEqualTo(1);
        assertThat(TestHome.filesUnder(scene.store())).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void withoutBelayTheReadmeInTheStoreIsEnough(TestDatabase database) throws IOException {
        ComingBackScene scene = ComingBackScene.encrypted(database, folder);
        Map<String, Long> before = ComingBackScene.counts(database);
        String backup = scene.backup();
        scene.burn();

        assertThat(readme(scene, backup)).isEqualTo(before);
        assertNoSecret(scene);
    }

    @Test
    void withoutEncryptionTheReadmeIsEnoughToo(TestDatabase database) throws IOException {
        ComingBackScene scene = ComingBackScene.plain(database, folder);
        Map<String, Long> before = ComingBackScene.counts(database);
        String backup = scene.backup();
        scene.burn();

        assertThat(readme(scene, backup)).isEqualTo(before);
    }

    /** Does what the README says, with the file and the key that a person has. */
    private Map<String, Long> readme(ComingBackScene scene, String backup) throws IOException {
        Path store = scene.store().resolve(backup.substring(0, backup.indexOf('_')));
        String text = Files.readString(store.resolve("README.txt"));
        String part = text.substring(text.indexOf("RESTORE WITHOUT BELAY"), text.indexOf("RESTORE WITH BELAY"));
        List<String> commands = part.lines()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .filter(line -> !line.startsWith("sudo apt install"))
                .map(line -> line.startsWith("FILE=") ? "FILE=" + backup : line)
                .toList();
        Path here = Files.createDirectory(folder.resolve("downloads"));
        boolean encrypted = Files.exists(store.resolve(backup + ".sql.zst.age"));
        String name = backup + ".sql.zst" + (encrypted ? ".age" : "");
        Files.copy(store.resolve(name), here.resolve(name));
        String script = String.join("\n", commands);
        if (encrypted) {
            script = script.replace("cat > key.txt", "cat > key.txt <<'END'\n" + scene.secret() + "\nEND");
        }
        try {
            scene.shell(here, script);
            return ComingBackScene.counts(scene.live().named("restored"));
        } finally {
            scene.live().named("postgres").execute("DROP DATABASE IF EXISTS restored");
        }
    }

    /** In no file of the home, of the backups or of the store. */
    private static void assertNoSecret(ComingBackScene scene) throws IOException {
        String secret = scene.secret();
        for (Path root : List.of(
                scene.home().folder().resolve("home"), scene.home().folder().resolve("backups"), scene.store())) {
            for (Path file : TestHome.filesUnder(root)) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(text.contains(secret.substring(20)))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void anEncryptedCopyIsDrilledWithTheKeyForTheOccasionAndNothingOfItStays(TestDatabase database) throws IOException {
        ComingBackScene scene = ComingBackScene.encrypted(database, folder);
        String backup = scene.backup();

        Desk.Run run = scene.withKey("offsite", "drill", backup);

        assertThat(run.out()).contains("proven " + backup, "the copy in nas can be restored");
        assertThat(TestHome.filesUnder(scene.home().folder().resolve("home").resolve("fetch")))
                .isEmpty();
        assertThat(Files.readString(scene.home()
                        .folder()
                        .resolve("backups")
                        .resolve(backup.substring(0, backup.indexOf('_')))
                        .resolve(backup + ".json")))
                .contains("\"copy\" : \"nas\"");
        assertNoSecret(scene);
    }

    @Test
    void anotherKeyOpensNothingAndSaysSo(TestDatabase database) throws IOException {
        ComingBackScene scene = ComingBackScene.encrypted(database, folder);
        String backup = scene.backup();
        Path other = folder.resolve("other.txt");
        scene.home().done("key", "new", "--out", other.toString());

        Desk.Run check = scene.home().run("key", "check", "--key-file", other.toString());
        Desk.Run found = scene.home().done("offsite", "found", "--key-file", other.toString());
        scene.burn();
        Desk.Run fetch = scene.home().run("offsite", "fetch", backup, "--key-file", other.toString());

        assertThat(check.code()).isEqualTo(7);
        assertThat(check.out()).contains("nas: it does NOT open " + backup);
        assertThat(found.out()).contains("the key does not open");
        assertThat(fetch.code()).isNotZero();
        assertThat(fetch.err()).contains(backup, "the key does not open");
        assertThat(TestHome.filesUnder(folder.resolve("backups"))).isEmpty();
    }
}
