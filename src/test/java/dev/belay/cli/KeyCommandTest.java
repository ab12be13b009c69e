package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.offsite.age.AgeKeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandTest {
    private static final Pattern SECRET = Pattern.compile("AGE-SECRET-KEY-1[A-Z0-9]{58}");

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    @Test
    void theSheetIsShownOnATerminalAndNothingIsEncryptedBeforeTheKeyWasTyped() {
        AgeKeyPair other = AgeKeyPair.make();
        desk.terminal.answers(other.secret().reveal());

        Desk.Run run = desk.run("key", "new");

        assertThat(run.out()).contains("RECOVERY SHEET of ledger").containsPattern(SECRET);
        assertThat(run.code()).isEqualTo(7);
        assertThat(run.err()).contains("this is not the secret key of age1").doesNotContainPattern(SECRET);
        assertThat(desk.services.encryption.recipients).isEmpty();
    }

    @Test
    void whoeverTypesTheKeyFromTheSheetHasCopiesEncryptedForIt() throws IOException {
        Path sheet = folder.resolve("sheet.txt");
        Desk.Run made = desk.run("key", "new", "--out", sheet.toString());
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).doesNotContainPattern(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sheet)))
                .isEqualTo("rw-------");
        Matcher secret = SECRET.matcher(Files.readString(sheet));
        assertThat(secret.find()).isTrue();
        desk.terminal.answers(secret.group());

        Desk.Run used = desk.run("key", "use");

        assertThat(used.code()).as(used.err()).isZero();
        assertThat(used.out()).doesNotContainPattern(SECRET);
        assertThat(desk.services.encryption.recipients)
                .singleElement()
                .satisfies(recipient -> assertThat(used.out()).contains(recipient));
    }

    @Test
    void theSheetItselfIsTakenAsAKeyFile() {
        Path sheet = folder.resolve("sheet.txt");
        desk.run("key", "new", "--out", sheet.toString());

        assertThat(desk.run("key", "use", "--key-file", sheet.toString()).code())
                .isZero();
        assertThat(desk.services.encryption.recipients).hasSize(1);
    }

    @Test
    void withoutATerminalTheSecretIsNotPrinted() {
        Desk.Run run = desk.run("key", "new");

        assertThat(run.code()).isEqualTo(7);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--out FILE").doesNotContainPattern(SECRET);
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("sheet.txt"), "mine");

        assertThat(desk.run("key", "new", "--out", file.toString()).code()).isEqualTo(2);

        assertThat(file).hasContent("mine");
    }

    @Test
    void whatTheConfigurationNamesIsNotChanged() throws IOException {
        desk.services.encryption.changeable = false;
        Path key = Files.writeString(
                folder.resolve("key.txt"), AgeKeyPair.make().secret().reveal());

        Desk.Run run = desk.run("key", "use", "--key-file", key.toString());

        assertThat(run.code()).isEqualTo(7);
        assertThat(run.err()).contains("belay.yml").doesNotContainPattern(SECRET);
    }
}
