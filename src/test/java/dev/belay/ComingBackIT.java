package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.Elsewhere.Kind;
import dev.belay.cli.Desk;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The day the server burned: with a store and a printed page everything comes back, with Belay and without. */
@ExtendWith(PostgresExtension.class)
@Timeout(180)
class ComingBackIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void withBelayAndTheSheetTheCountsAreWhatTheyWere(Kind kind, TestDatabase database) throws Exception {
        try (ComingBackScene scene = ComingBackScene.encrypted(kind, database, folder)) {
            Map<String, Long> before = ComingBackScene.counts(database);
            String backup = scene.backup();
            scene.burn();
            Path password = scene.home().admin();

            assertThat(scene.done("offsite", "found").out()).contains(backup, "it is encrypted");
            assertThat(scene.withKey("offsite", "found").out())
                    .contains(backup, "20,050")
                    .doesNotContain("another console");
            Desk.Run fetched = scene.withKey("offsite", "fetch", "--all");
            assertThat(fetched.out()).contains("fetched " + backup).doesNotContain("another console");
            Desk.Run preview = scene.done("preview", backup, "--json");
            assertThat(preview.document().path("tables")).hasSize(2);
            scene.done("restore", backup, "--cooldown", "0s", "--password-file", password.toString());

            assertThat(ComingBackScene.counts(database)).isEqualTo(before);
            assertThat(scene.done("verify", backup).out()).contains("good  " + backup);
            assertThat(scene.done("backups", "--json").document().path("backups"))
                    .anySatisfy(item -> assertThat(item.path("id").asText()).isEqualTo(backup));
            scene.assertNoSecret();
        }
    }

    @Test
    void theStateOfTheCopiesComesBackToo(TestDatabase database) throws Exception {
        try (ComingBackScene scene = ComingBackScene.encrypted(Kind.FOLDER, database, folder)) {
            String backup = scene.backup();
            scene.burn();
            scene.withKey("offsite", "fetch", backup);
            assertThat(scene.run("doctor").out()).contains("copies are encrypted for");

            List<Path> before = TestHome.filesUnder(scene.store());
            scene.done("offsite", "send");

            assertThat(scene.done("offsite", "status", "--json")
                            .document()
                            .findValue("proven")
                            .asInt())
                    .isEqualTo(1);
            assertThat(TestHome.filesUnder(scene.store())).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutBelayTheReadmeInTheStoreIsEnough(Kind kind, TestDatabase database) throws Exception {
        try (ComingBackScene scene = ComingBackScene.encrypted(kind, database, folder)) {
            Map<String, Long> before = ComingBackScene.counts(database);
            String backup = scene.backup();
            scene.burn();

            assertThat(readme(scene, backup, scene.secret())).isEqualTo(before);
            scene.assertNoSecret();
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutEncryptionTheReadmeIsEnoughToo(Kind kind, TestDatabase database) throws Exception {
        try (ComingBackScene scene = ComingBackScene.plain(kind, database, folder)) {
            Map<String, Long> before = ComingBackScene.counts(database);
            String backup = scene.backup();
            scene.burn();

            assertThat(readme(scene, backup)).isEqualTo(before);
        }
    }

    /** Does what the README says, letter for letter, with the keys that a person has. */
    private Map<String, Long> readme(ComingBackScene scene, String backup, String... key) throws IOException {
        String text = Files.readString(
                scene.store().resolve(backup.substring(0, backup.indexOf('_'))).resolve("README.txt"));
        String part = text.substring(text.indexOf("RESTORE WITHOUT BELAY"), text.indexOf("RESTORE WITH BELAY"));
        String script = part.lines()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .filter(line -> !line.startsWith("sudo apt install"))
                .map(line -> line.startsWith("FILE=") ? "FILE=" + backup : line)
                .collect(Collectors.joining("\n"));
        List<String> typed = Stream.concat(scene.elsewhere().typed().stream(), Stream.of(key))
                .toList();
        try {
            scene.shell(Files.createDirectory(folder.resolve("downloads")), script, typed);
            return ComingBackScene.counts(scene.live().named("restored"));
        } finally {
            scene.live().named("postgres").execute("DROP DATABASE IF EXISTS restored");
        }
    }

    @Test
    void anEncryptedCopyIsDrilledWithTheKeyForTheOccasionAndNothingOfItStays(TestDatabase database) throws Exception {
        try (ComingBackScene scene = ComingBackScene.encrypted(Kind.FOLDER, database, folder)) {
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
            scene.assertNoSecret();
        }
    }

    @Test
    void anotherKeyOpensNothingAndSaysSo(TestDatabase database) throws Exception {
        try (ComingBackScene scene = ComingBackScene.encrypted(Kind.FOLDER, database, folder)) {
            String backup = scene.backup();
            Path other = folder.resolve("other.txt");
            scene.done("key", "new", "--out", other.toString());

            Desk.Run check = scene.run("key", "check", "--key-file", other.toString());
            Desk.Run found = scene.done("offsite", "found", "--key-file", other.toString());
            scene.burn();
            Desk.Run fetch = scene.run("offsite", "fetch", backup, "--key-file", other.toString());

            assertThat(check.code()).isEqualTo(7);
            assertThat(check.out()).contains("nas: it does NOT open " + backup);
            assertThat(found.out()).contains("the key does not open");
            assertThat(fetch.code()).isNotZero();
            assertThat(fetch.err()).contains(backup, "the key does not open");
            assertThat(TestHome.filesUnder(folder.resolve("backups"))).isEmpty();
        }
    }
}
