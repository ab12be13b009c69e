package dev.belay.rclone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.BelayException;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.StorePath;
import dev.belay.process.CommandRunner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RcloneRemoteTest {
    @ParameterizedTest
    @CsvSource({
        "nas:, nas:finance/a.json, nas:",
        "nas:belay, nas:belay/finance/a.json, nas:belay",
        "nas:/srv/belay/, nas:/srv/belay/finance/a.json, nas:/srv/belay/",
        "내 서버:백업, 내 서버:백업/finance/a.json, 내 서버:백업",
    })
    void filesLieBelowTheRemote(String remote, String file, String top) {
        Rclone rclone = rclone(remote);

        assertThat(rclone.address(new StorePath("finance", "a.json"))).isEqualTo(file);
        assertThat(rclone.address("")).isEqualTo(top);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nas",
                "/mnt/nas",
                "--config=/etc/passwd:",
                ":sftp,host=nas,pass=canary:belay",
                "nas,pass=canary:belay",
                ":webdav:x"
            })
    void whatIsNoRemoteOfRclonesConfigurationIsRefused(String remote) {
        assertThatThrownBy(() -> rclone(remote))
                .isInstanceOf(BelayException.class)
                .hasMessageNotContaining("canary")
                .extracting("hint")
                .asString()
                .contains("rclone listremotes");
    }

    private static Rclone rclone(String remote) {
        return new Rclone(new OffsiteSettings.Rclone(remote, null), new CommandRunner());
    }
}
