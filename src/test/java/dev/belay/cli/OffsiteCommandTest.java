package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.cli.Desk.Run;
import dev.belay.vault.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OffsiteCommandTest {
    @TempDir
    Path home;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() {
        desk = new Desk(home);
    }

    @Test
    void withoutAStoreThatIsSaid() {
        desk.backup();

        assertThat(desk.run("offsite", "status").out()).contains("losing this machine loses every backup");
        assertThat(desk.run("offsite", "status", "--json").document().path("stores"))
                .isEmpty();
        assertThat(desk.run("offsite", "test").code()).isEqualTo(2);
        assertThat(desk.run("offsite", "send").out()).contains("every copy has arrived");
        assertThat(desk.run("offsite", "pause", "nas").err()).contains("there is no store called nas");
    }

    @Test
    void whoWaitsForCopiesIsToldOfEach() {
        Path nas = desk.services.stores.connect("nas");
        desk.services.stores.connect("usb");

        Run run = desk.run("backup", "--wait-offsite", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode document = run.document();
        String id = document.path("id").asText();
        assertThat(document.path("state").asText()).isEqualTo("done");
        assertThat(document.path("copies").findValuesAsText("state")).containsExactly("proven", "proven");
        assertThat(nas.resolve(document.path("copies").path(0).path("path").asText()))
                .exists();
        assertThat(copies(id).findValuesAsText("store")).containsExactlyInAnyOrder("nas", "usb");
    }

    @Test
    void aCopyThatFailsLeavesTheBackupGoodAndIsAnExitCodeOfItsOwn() {
        desk.services.stores.refused("nas");
        desk.services.stores.connect("usb");

        Run run = desk.run("backup", "--wait-offsite", "--json");

        assertThat(run.code()).isEqualTo(9);
        JsonNode document = run.document();
        assertThat(document.path("state").asText()).isEqualTo("offsite-failed");
        assertThat(document.path("copies").findValuesAsText("state")).containsExactlyInAnyOrder("failed", "proven");
        assertThat(document.path("copies").findValuesAsText("why")).hasSize(1);
        assertThat(run.err())
                .contains("is good", "in nas failed: the store says no", "hint: ask its owner", "in usb is proven");
        assertThat(desk.run("backups").out()).contains("good");
    }

    @Test
    void whoWaitsWithoutAStoreIsToldThatThereIsNone() {
        Run run = desk.run("backup", "--wait-offsite");

        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out()).contains("is good");
        assertThat(run.err()).contains("no store takes the backup");
    }

    @Test
    void whatHasNotArrivedIsSentAndASingleStoreCanBeMeant() {
        desk.services.stores.connect("nas");
        desk.services.stores.connect("usb");
        Manifest first = desk.backup();
        Manifest second = desk.backup();

        assertThat(desk.run("offsite", "send", first.id().value(), "--store", "usb")
                        .out())
                .contains(first.id() + " in usb is proven")
                .doesNotContain("nas");
        Run rest = desk.run("offsite", "send");

        assertThat(rest.code()).as(rest.err()).isZero();
        assertThat(rest.out())
                .contains(first.id() + " in nas is proven", second.id() + " in nas", second.id() + " in usb");
        assertThat(desk.run("offsite", "send").out()).contains("every copy has arrived");
        assertThat(desk.run("offsite", "send", "--store", "nowhere").err())
                .contains("there is no store called nowhere", "there are: nas, usb");
        assertThat(desk.run("offsite", "send", "nonsense").err()).contains("there is no backup nonsense");
    }

    @Test
    void aCopyThatSomebodyRemovedIsFoundAndSentAgain() throws IOException {
        Path nas = desk.services.stores.connect("nas");
        Manifest backup = desk.backup();
        desk.run("offsite", "send");
        assertThat(desk.run("offsite", "reconcile").out()).contains("nas: 1 copies as they should be");
        Files.delete(nas.resolve(backup.id().folder()).resolve(backup.id() + ".sql.zst"));

        Run compared = desk.run("offsite", "reconcile", "nas");

        assertThat(compared.code()).isEqualTo(9);
        assertThat(compared.err()).contains("1 copies are missing and 0 damaged");
        assertThat(status().path("copies").path("missing").asInt()).isEqualTo(1);
        assertThat(desk.run("offsite", "send").out()).as("not by itself").contains("every copy has arrived");
        assertThat(desk.run("offsite", "send", backup.id().value()).code()).isZero();
        assertThat(status().path("copies").path("proven").asInt()).isEqualTo(1);
    }

    @Test
    void aStoreThatRestsGetsNothing() {
        desk.services.stores.connect("nas");
        assertThat(desk.run("offsite", "pause", "nas").code()).isZero();

        Run run = desk.run("backup", "--wait-offsite");

        assertThat(run.code()).isEqualTo(9);
        assertThat(run.err()).contains("has not arrived", "belay offsite resume nas");
        assertThat(desk.run("offsite", "status").out()).contains("paused");
        assertThat(desk.run("offsite", "resume", "nas").code()).isZero();
        assertThat(desk.run("offsite", "send").code()).isZero();
        assertThat(desk.run("offsite", "status").out()).contains("well");
    }

    @Test
    void eachStoreIsTestedAndOneThatFailsDoesNotHideTheOthers() throws IOException {
        Files.delete(desk.services.stores.connect("nas"));
        desk.services.stores.connect("usb");

        Run run = desk.run("offsite", "test");

        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out()).contains("usb: a byte was written and read back");
        assertThat(run.err()).contains("nas");
        assertThat(desk.run("offsite", "test", "usb").code()).isZero();
    }

    private JsonNode status() {
        return desk.run("offsite", "status", "--json").document().path("stores").path(0);
    }

    private JsonNode copies(String id) {
        return desk.run("backups", "--json")
                .document()
                .path("backups")
                .valueStream()
                .filter(each -> each.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow()
                .path("copies");
    }
}
