package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExitCodesTest {
    @ParameterizedTest
    @CsvSource({
        "INTERNAL, 1",
        "USAGE, 2",
        "NOT_FOUND, 2",
        "DAMAGED_BACKUP, 3",
        "DATABASE, 4",
        "BACKUP_FAILED, 5",
        "RESTORE_FAILED, 6",
        "REFUSED, 7",
        "THROTTLED, 7",
        "CANCELLED, 8",
        "OFFSITE_FAILED, 9",
        "BUSY, 75",
    })
    void scriptsRelyOnTheseCodes(ErrorCode error, int code) {
        assertThat(ExitCodes.of(error)).isEqualTo(code);
    }
}
