package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.backup.Databases.ServerLock;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class AdvisoryLockIT {
    @TempDir
    Path folder;

    @Test
    void aSecondConsoleIsToldWhoHoldsTheDatabaseAndSinceWhen(TestDatabase database) {
        PostgresDatabases one = Guard.of(database, folder).databases();
        PostgresDatabases other = Guard.of(database, folder).databases();

        try (ServerLock _ = one.lock(Guard.NAME)) {
            assertThatThrownBy(() -> other.lock(Guard.NAME))
                    .isInstanceOfSatisfying(
                            BelayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BUSY))
                    .message()
                    .matches("the database " + database.name() + " on 127\\.0\\.0\\.1:\\d+ is held by belay:lock "
                            + database.name() + " from 127\\.0\\.0\\.1 since 20\\d\\d-\\d\\d-\\d\\dT.*Z");
        }
        other.lock(Guard.NAME).close();
    }

    @Test
    void databasesDoNotShareALock(TestDatabase one, TestDatabase other) {
        try (ServerLock _ = Guard.of(one, folder).databases().lock(Guard.NAME);
                ServerLock second = Guard.of(other, folder).databases().lock(Guard.NAME)) {
            assertThat(second).isNotNull();
        }
    }

    @Test
    void aLockWhoseSessionWasEndedIsFreeAndClosesQuietly(TestDatabase database) {
        PostgresDatabases databases = Guard.of(database, folder).databases();
        ServerLock lost = databases.lock(Guard.NAME);
        database.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name ="
                + " 'belay:lock " + database.name() + "'");

        databases.lock(Guard.NAME).close();

        lost.close();
    }

    @Test
    void aNameThatIsNotGuardedIsNotFound(TestDatabase database) {
        assertThatThrownBy(() -> Guard.of(database, folder).databases().lock("nobody's"))
                .isInstanceOfSatisfying(
                        BelayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageContaining("nobody's");
    }
}
