package dev.belay.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpStatusesTest {
    @ParameterizedTest
    @CsvSource({
        "USAGE, 400",
        "NOT_FOUND, 404",
        "DAMAGED_BACKUP, 422",
        "DATABASE, 503",
        "BACKUP_FAILED, 500",
        "RESTORE_FAILED, 500",
        "REFUSED, 403",
        "THROTTLED, 429",
        "CANCELLED, 409",
        "OFFSITE_FAILED, 502",
        "BUSY, 409",
        "INTERNAL, 500"
    })
    void everyCodeHasTheStatusThatScriptsRelyOn(ErrorCode code, int status) {
        assertThat(HttpStatuses.of(code)).isEqualTo(status);
    }
}
