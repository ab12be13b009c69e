package dev.belay.rclone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.process.CommandResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RcloneFaultTest {
    private static final List<String> ARGUMENTS = List.of("rcat", "--size=507", "nas:b/quota/429_forbidden.sql.zst");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 | Failed to lsjson: directory not found                                            | MISSING
            4 | Failed to cat: object not found                                                  | MISSING
            1 | Failed to deletefile: nas:b/none is a directory or doesn't exist                 | MISSING
            1 | Failed to create file system for "nas:b": didn't find section in config file     | BROKEN
            1 | Failed to rcat: Update mkParentDir failed: Unauthorized: 401 Unauthorized        | REVOKED
            1 | couldn't connect SSH: ssh: handshake failed: ssh: unable to authenticate         | REVOKED
            1 | oauth2: cannot fetch token: 400 Bad Request: "error": "invalid_grant"            | REVOKED
            1 | Failed to rcat: 403 Forbidden                                                    | DENIED
            1 | Failed to rcat: sftp: "Permission denied" (SSH_FX_PERMISSION_DENIED)             | DENIED
            1 | Failed to rcat: write: no space left on device                                   | FULL
            1 | Failed to rcat: Insufficient Storage: 507 Insufficient Storage                   | FULL
            1 | Failed to rcat: googleapi: Error 403: storageQuotaExceeded                       | FULL
            1 | Failed to rcat: googleapi: Error 403: User Rate Limit Exceeded. Quota            | TRANSIENT
            1 | Failed to rcat: HTTP error 429 (429 Too Many Requests)                           | TRANSIENT
            1 | Failed to rcat: dial tcp 127.0.0.1:18099: connect: connection refused            | TRANSIENT
            1 | Failed to rcat: dial tcp: lookup nas: no such host                               | TRANSIENT
            1 | Failed to rcat: unexpected EOF                                                   | TRANSIENT
            1 | Failed to rcat: 503 Service Unavailable                                          | TRANSIENT
            1 | Failed to rcat: something that nobody has seen yet                               | TRANSIENT
            5 | Failed to rcat: temporary                                                        | TRANSIENT
            6 | Failed to rcat: no use                                                           | BROKEN
            7 | Failed to rcat: fatal                                                            | BROKEN
            137 |                                                                                | TRANSIENT
            """)
    void whatRcloneSaysHasAMeaning(int code, String words, Kind kind) {
        CommandResult result = new CommandResult.Exited(code, "", "2026/11/28 06:54:01 canary " + words);

        StoreException told = new RcloneFault("nas:b").of(ARGUMENTS, result);

        assertThat(told.kind()).isEqualTo(kind);
        assertThat(told.sentence()).contains("nas:b").doesNotContain("canary");
    }

    @Test
    void theNameOfADatabaseIsNoWordOfRclone() {
        CommandResult result =
                new CommandResult.Exited(6, "", "429_forbidden.sql.zst: nas:b/quota/429_forbidden.sql.zst is odd");

        assertThat(new RcloneFault("nas:b").of(ARGUMENTS, result).kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void whoEndedItIsKnown() {
        RcloneFault faults = new RcloneFault("nas:b");

        assertThat(faults.of(ARGUMENTS, new CommandResult.Ended("")).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(faults.of(ARGUMENTS, new CommandResult.TimedOut("")).kind()).isEqualTo(Kind.TRANSIENT);
    }
}
