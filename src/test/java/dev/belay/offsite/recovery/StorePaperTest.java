package dev.belay.offsite.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Secret;
import dev.belay.offsite.OffsiteSettings.Drive;
import dev.belay.offsite.OffsiteSettings.Folder;
import dev.belay.offsite.OffsiteSettings.Rclone;
import dev.belay.offsite.OffsiteSettings.S3;
import dev.belay.offsite.OffsiteSettings.Target;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StorePaperTest {
    private static final Secret CANARY = new Secret("canary");

    @Test
    void aPathIsTakenLetterForLetter() {
        assertThat(plain(new Folder(Path.of("/mnt/pastor's $nas"))))
                .contains("    STORE='/mnt/pastor'\\''s $nas/ledger'\n")
                .doesNotContain("rclone");
    }

    @Test
    void aBucketIsNamedWithItsServerAndItsKeysAreTyped() {
        assertThat(plain(s3(URI.create("https://id.example.com"))))
                .contains("RCLONE_S3_PROVIDER=Other RCLONE_S3_ENDPOINT='https://id.example.com'")
                .contains("    STORE=':s3:copies/2026/ledger'\n")
                .contains("read -rs RCLONE_S3_SECRET_ACCESS_KEY");
        assertThat(plain(s3(null)))
                .contains("RCLONE_S3_PROVIDER=AWS RCLONE_S3_REGION='eu-west-1'")
                .doesNotContain("ENDPOINT");
    }

    @Test
    void aDriveIsOpenedForReadingOnly() {
        assertThat(plain(new Drive("Belay", CANARY, null, null)))
                .contains("rclone config create belay drive scope=drive.readonly\n")
                .contains("    STORE='belay:Belay/ledger'\n");
        assertThat(plain(new Drive("Belay", CANARY, "0ABC", null)))
                .contains("scope=drive.readonly team_drive='0ABC'\n");
    }

    @Test
    void theTopOfARemoteIsNotItsRoot() {
        assertThat(plain(new Rclone("nas:", null))).contains("    STORE='nas:ledger'\n");
        assertThat(plain(new Rclone("nas:belay", null))).contains("    STORE='nas:belay/ledger'\n");
    }

    @Test
    void ageIsToldOfWhereItIsNeededAndNothingIsLeftOpen() {
        Target target = new Rclone("nas:belay", null);

        assertThat(StorePaper.text("app", "ledger", target, true))
                .contains("sudo apt install zstd postgresql-client age rclone", "age -d -i key.txt")
                .doesNotContain("{", "age|");
        assertThat(plain(target)).doesNotContainIgnoringCase("secret key of the", "age -d", "{", "age|");
    }

    private static String plain(Target target) {
        String text = StorePaper.text("app", "ledger", target, false);
        assertThat(text).doesNotContain(CANARY.reveal());
        return text;
    }

    private static S3 s3(@Nullable URI endpoint) {
        return new S3(endpoint, "eu-west-1", "copies", "2026/", CANARY, CANARY, null);
    }
}
