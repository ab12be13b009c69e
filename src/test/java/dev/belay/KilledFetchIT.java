package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.operation.CancelSignal;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A process of Belay is killed by the kernel while it brings a backup from a slow store; the next one goes on. */
@ExtendWith(PostgresExtension.class)
@Timeout(180)
class KilledFetchIT {
    private static final long BEGUN = 500_000;
    private static final String PROGRAMS = "/usr/bin:/bin";

    @TempDir
    private Path folder;

    private String backup = "";
    private byte[] dump = {};

    @Test
    void theSameCommandGoesOnAndThereIsOneGoodFile(TestDatabase database) throws Exception {
        TestHome home = home(database);
        loseTheBackup(home);
        String secret = Files.readString(sheet());

        try (KilledBelay fetch = fetch(home)) {
            awaitBegun();
            fetch.kill();
            assertThat(fetch.rest()).doesNotContain(key(secret));
        }
        long arrived = Files.size(partial());
        assertThat(arrived).isLessThan(dump.length);
        assertThat(TestHome.filesUnder(folder.resolve("backups"))).isEmpty();
        assertThat(home.done("backups", "--json").document().path("backups")).isEmpty();

        try (KilledBelay fetch = fetch(home)) {
            assertThat(fetch.rest()).contains("fetched " + backup).doesNotContain(key(secret));
        }
        assertThat(asked())
                .filteredOn(line -> line.contains(".sql.zst.age"))
                .filteredOn(line -> line.contains(" cat "))
                .satisfiesExactly(
                        first -> assertThat(first).contains("--offset=0 "),
                        second -> assertThat(second).contains("--offset=" + arrived + " "));
        assertThat(TestHome.filesUnder(folder.resolve("backups"))).hasSize(2);
        assertThat(file("backups", ".sql.zst")).hasBinaryContent(dump);
        assertThat(home.done("verify", backup).out()).contains("good  " + backup);
        assertThat(TestHome.filesUnder(folder.resolve("home/fetch"))).isEmpty();
    }

    private TestHome home(TestDatabase database) throws IOException {
        database.execute(
                "CREATE TABLE entry (id bigserial PRIMARY KEY, note text NOT NULL)",
                "INSERT INTO entry (note) SELECT (SELECT string_agg(md5(n * 40 + m || ''), '')"
                        + " FROM generate_series(1, 32) m) FROM generate_series(1, 5000) n");
        Path config = Files.writeString(folder.resolve("rclone.conf"), "[disk]\ntype = local\n");
        Files.writeString(folder.resolve("belay.yml"), """
                offsite: [ { name: nas, type: rclone, remote: "disk:%s", config: "%s" } ]
                """.formatted(folder.resolve("nas"), config));
        return TestHome.guarding(database, folder)
                .with("BELAY_CONFIG", folder.resolve("belay.yml").toString());
    }

    /** Takes a backup of some megabytes that is, in the end, in the store and nowhere else. */
    private void loseTheBackup(TestHome home) throws IOException {
        home.done("key", "new", "--out", sheet().toString());
        home.done("key", "use", "--key-file", sheet().toString());
        backup = home.done("backup", "--wait-offsite", "--json")
                .document()
                .path("id")
                .asText();
        Path here = file("backups", ".sql.zst");
        dump = Files.readAllBytes(here);
        Files.delete(here);
        Files.delete(file("backups", ".json"));
    }

    /** Starts it where rclone is slow. */
    private KilledBelay fetch(TestHome home) throws IOException {
        Path slow = Files.createDirectories(folder.resolve("bin")).resolve("rclone");
        Files.writeString(slow, """
                #!/bin/sh
                echo " $* " >> '%s'
                PATH=%s
                exec rclone --bwlimit=400k "$@"
                """.formatted(folder.resolve("asked"), PROGRAMS));
        Files.setPosixFilePermissions(slow, PosixFilePermissions.fromString("rwx------"));
        return KilledBelay.start(
                home.with("PATH", slow.getParent() + ":" + PROGRAMS),
                Stop.NEVER,
                "offsite",
                "fetch",
                backup,
                "--key-file",
                sheet().toString());
    }

    private Path sheet() {
        return folder.resolve("sheet.txt");
    }

    private static String key(String sheet) {
        return sheet.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("AGE-SECRET-KEY-1"))
                .findFirst()
                .orElseThrow();
    }

    private Path partial() {
        return folder.resolve("home/fetch").resolve("nas-" + backup + ".partial");
    }

    private void awaitBegun() throws IOException {
        CancelSignal never = new CancelSignal();
        while (!Files.exists(partial()) || Files.size(partial()) < BEGUN) {
            never.await(Duration.ofMillis(50));
        }
    }

    /** With what words rclone was called. */
    private List<String> asked() throws IOException {
        return Files.readAllLines(folder.resolve("asked"));
    }

    private Path file(String parent, String end) throws IOException {
        return TestHome.filesUnder(folder.resolve(parent)).stream()
                .filter(each -> each.toString().endsWith(end))
                .findFirst()
                .orElseThrow();
    }
}
