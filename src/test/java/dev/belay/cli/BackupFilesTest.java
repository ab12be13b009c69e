package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.BackupCatalogue;
import dev.belay.cli.Desk.Run;
import dev.belay.testing.fakes.FakeDumper;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about backups that are there already: backups, verify, cat. */
final class BackupFilesTest {
    @TempDir
    Path home;

    private Desk desk = new Desk(Path.of(""));
    private String backup = "";

    @BeforeEach
    void takeOne() {
        desk = new Desk(home);
        backup = desk.backup().id().value();
    }

    @Test
    void theListIsOneDocument() throws IOException {
        String found = foundFile();

        Run run = desk.run("backups", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.document().get("backups")).hasSize(2);
        assertThat(run.document().get("backups").findValuesAsText("state"))
                .containsExactlyInAnyOrder("good", "unknown");
        assertThat(run.document().get("backups").findValuesAsText("id")).contains(backup, found);
    }

    @Test
    void peopleReadTheListInTheirOwnTime() {
        assertThat(desk.run("backups").out()).contains(backup).contains("2026-02-19 12:00:00 +09:00  good    524");
    }

    @Test
    void anEmptyFolderSaysHowToBegin() throws IOException {
        Path empty = Files.createDirectory(home.resolve("empty"));

        assertThat(new Desk(empty).run("backups").out()).contains("belay backup takes one");
    }

    @Test
    void aGoodBackupIsVerified() {
        Run run = desk.run("verify", backup);

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("good  " + backup);
    }

    @Test
    void oneBadBackupAmongAllIsExitCodeThree() throws IOException {
        flipABit();
        String good = desk.backup().id().value();

        Run run = desk.run("verify", "--all");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("good  " + good).contains("BAD   " + backup);
    }

    @Test
    void aFileWithoutAManifestCannotBeVerified() throws IOException {
        String found = foundFile();

        assertThat(desk.run("verify", found).code()).isEqualTo(3);
    }

    @Test
    void aLostManifestIsMadeAnewFromTheFileWhenItIsVerified() throws IOException {
        Manifest before = manifest();
        Files.delete(manifestFile());
        assertThat(desk.run("backups").out()).contains("unknown");

        Run run = desk.run("verify", backup);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("good  " + backup);
        Manifest after = manifest();
        assertThat(after.contents()).isEqualTo(before.contents());
        assertThat(after.taken()).isEqualTo(before.taken());
        assertThat(after.verifications())
                .singleElement()
                .satisfies(proof -> assertThat(proof.how()).isEqualTo("verify"));
    }

    @Test
    void aManifestThatWasChangedIsNotReplaced() throws IOException {
        Files.writeString(manifestFile(), " ", StandardOpenOption.APPEND);

        Run run = desk.run("verify", backup);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("its manifest was changed or is damaged");
    }

    private Manifest manifest() {
        return desk.services
                .folder()
                .find(new BackupId(backup))
                .flatMap(BackupCatalogue::manifest)
                .orElseThrow();
    }

    private Path manifestFile() {
        return desk.services.folder().root().resolve(FakeServer.LIVE).resolve(backup + ".json");
    }

    @Test
    void verifyWantsOneBackupOrAll() {
        assertThat(desk.run("verify").code()).isEqualTo(2);
        assertThat(desk.run("verify", backup, "--all").code()).isEqualTo(2);
        assertThat(desk.run("verify", "no such").code()).isEqualTo(2);
        assertThat(desk.run("verify", "nothing_here").code()).isEqualTo(2);
    }

    @Test
    void ctrlCEndsAVerification() {
        desk.terminal.pressesCtrlC = true;

        assertThat(desk.run("verify", "--all").code()).isEqualTo(8);
    }

    @Test
    void catPrintsTheSqlAndNothingElse() {
        Run run = desk.run("cat", backup);

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo(FakeDumper.text(desk.services.server.liveRows()));
        assertThat(run.err()).isEmpty();
        assertThat(desk.services.recovered).isFalse();
    }

    @Test
    void catPrintsASingleTable() {
        Run run = desk.run("cat", backup, "--table", "public.expense");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("COPY public.expense (id) FROM stdin;\n0\n1\n")
                .contains("\n109\n\\.\n")
                .doesNotContain("income");
    }

    @Test
    void catNamesWhatIsNotThere() throws IOException {
        String found = foundFile();

        assertThat(desk.run("cat", "nothing").code()).isEqualTo(2);
        assertThat(desk.run("cat", backup, "--table", "public.nothing").code()).isEqualTo(2);
        assertThat(desk.run("cat", found, "--table", "public.income").code()).isEqualTo(2);
    }

    @Test
    void catOfADamagedFileIsExitCodeThree() throws IOException {
        flipABit();

        assertThat(desk.run("cat", backup).code()).isEqualTo(3);
    }

    private String foundFile() throws IOException {
        Files.writeString(home.resolve("backups").resolve("ledger").resolve("found.sql.zst"), "?");
        return desk.services.folder().list().stream()
                .map(stored -> stored.id().value())
                .filter(id -> id.startsWith("found"))
                .findFirst()
                .orElseThrow();
    }

    private void flipABit() throws IOException {
        Path file = desk.services.folder().list().getFirst().file();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void aBackupThatLooksWrongIsTakenAndSaysWhatStandsOut() {
        desk.services.server.setRows("income", 0);
        desk.services.clock.advance(Duration.ofHours(1));

        Run run = desk.run("backup", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.document().path("state").asText()).isEqualTo("done");
        assertThat(run.document().path("suspicious").asBoolean()).isTrue();
        assertThat(run.document().path("anomalies").findValuesAsText("kind")).contains("table-emptied");
        assertThat(run.err())
                .contains("is whole but suspicious: ")
                .contains("suspicious: the table public.income is empty (rows before: 414)")
                .contains("it does not count until somebody says on its page that it is right");
        assertThat(desk.run("backups").out().lines().filter(line -> line.contains("  suspicious  ")))
                .hasSize(1);
        Run list = desk.run("backups", "--json");
        assertThat(list.document().get("backups").findValuesAsText("state")).containsExactly("good", "good");
        assertThat(list.document().get("backups").findValuesAsText("suspicious"))
                .containsExactly("true", "false");
    }
}
