package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.ErrorCode;
import dev.belay.cli.Desk.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about Belay itself: doctor, audit, serve, demo. */
final class HouseTest {
    @TempDir
    Path home;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() {
        desk = new Desk(home);
    }

    @Test
    void theDoctorTellsWhatIsWellAndTheSettingsInForce() {
        desk.services.findings.add(new Finding.Good("Java", "25.0.1"));
        desk.services.findings.add(new Finding.Doubtful("disk", "3 GB are free", "free some"));

        Run run = desk.run("doctor");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("ok    Java: 25.0.1\n")
                .contains("warn  disk: 3 GB are free\n        fix: free some\n")
                .contains("backup.stall  5m     belay.yml line 3");
    }

    @Test
    void theFirstFailureIsTheExitCode() {
        desk.services.findings.add(new Finding.Good("Java", "25.0.1"));
        desk.services.findings.add(
                new Finding.Failing("ledger", "the role lacks rights", "GRANT a;\nGRANT b;", ErrorCode.DATABASE));
        desk.services.findings.add(new Finding.Failing("folder", "it is read only", "chmod", ErrorCode.USAGE));

        Run run = desk.run("doctor");

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out())
                .contains("FAIL  ledger: the role lacks rights")
                .contains("GRANT b;")
                .contains("chmod");
    }

    @Test
    void theSettingsAloneAreReadWithoutTouchingAnything() {
        desk.services.warnings.add("the section 'notify' is not acted on by this version");

        Run run = desk.run("doctor", "--config");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("backup.stall").doesNotContain("ok");
        assertThat(run.err()).contains("notify");
        assertThat(desk.services.recovered).isFalse();
    }

    @Test
    void aWholeAuditLogIsExitCodeZero() {
        desk.services.addAdmin("owner");

        Run run = desk.run("audit", "verify");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("the audit log is whole");
    }

    @Test
    void theConsoleSaysWhereItIsAndHowTheFirstAdminIsMade() {
        desk.terminal.pressesCtrlC = true;

        Run run = desk.run("serve");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Belay is at http://127.0.0.1:8484").contains("setup?token=once");
        assertThat(desk.services.recovered).isTrue();
        assertThat(desk.services.consoleStopped).isTrue();
        assertThat(desk.services.closed).isTrue();
    }

    @Test
    void theSetUpLinkIsGoneOnceThereIsAUser() {
        desk.services.addAdmin("owner");
        desk.terminal.pressesCtrlC = true;

        assertThat(desk.run("serve").out()).doesNotContain("setup");
    }

    @Test
    void theDemoLeavesTheRealStateAlone() {
        desk.terminal.pressesCtrlC = true;

        Run run = desk.run("demo");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("try this");
        assertThat(desk.services.recovered).isFalse();
    }
}
