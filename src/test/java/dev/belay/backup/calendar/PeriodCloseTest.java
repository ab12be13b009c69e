package dev.belay.backup.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.OperationId;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.FakeDumper.Ending;
import dev.belay.vault.BackupId;
import dev.belay.vault.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodCloseTest {
    @TempDir
    Path home;

    private final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    private Ledgers ledgers;

    @BeforeEach
    void open() {
        ledgers = new Ledgers(home, clock);
    }

    @AfterEach
    void close() {
        ledgers.close();
    }

    private static BackupRequest wish(@Nullable String period) {
        return new BackupRequest("ledger", Reason.CLOSE, null, period, false);
    }

    private BackupId closed(Ledgers by, String period) {
        OperationId id = by.closing.start(wish(period), Ledgers.MINJI);
        BackupResult result = by.backups.await(id, Duration.ofMinutes(1)).orElseThrow();
        by.closing.settle();
        assertThat(result).isInstanceOf(BackupResult.Good.class);
        return ((BackupResult.Good) result).manifest().id();
    }

    @Test
    void aSecondCallIsAnsweredWithTheBackupOfTheFirst() {
        BackupId first = closed(ledgers, "2026-W07");
        clock.advance(Duration.ofDays(30));

        try (Ledgers another = new Ledgers(home, clock)) {
            assertThat(closed(another, "2026-W07")).isEqualTo(first);
        }
        assertThat(closed(ledgers, "2026-01")).isNotEqualTo(first);
        assertThat(ledgers.taken("ledger")).hasSize(2);
        assertThat(ledgers.proofsSought).hasSize(2);
    }

    @Test
    void aStateThatWasLostDoesNotCloseAPeriodAgain() throws IOException {
        BackupId first = closed(ledgers, "2026-W07");
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.createSymbolicLink(elsewhere.resolve("backups"), home.resolve("backups"));

        try (Ledgers anew = new Ledgers(elsewhere, clock)) {
            assertThat(closed(anew, "2026-W07")).isEqualTo(first);
            assertThat(closed(anew, "2026-W07")).isEqualTo(first);
        }
        assertThat(ledgers.taken("ledger")).hasSize(1);
    }

    @Test
    void aBackupThatIsGoneIsTakenAnewForWhoeverAsks() {
        BackupId first = closed(ledgers, "2026-W07");
        ledgers.folder.delete(first);

        assertThat(closed(ledgers, "2026-W07")).isNotEqualTo(first);
    }

    @Test
    void anAttemptThatFailedIsFollowedByAnother() {
        ledgers.dumpsEnd(Ledgers.BADLY);
        OperationId id = ledgers.closing.start(wish("2026-W07"), Ledgers.MINJI);
        assertThat(ledgers.backups.await(id, Duration.ofMinutes(1))).containsInstanceOf(BackupResult.Failed.class);
        ledgers.dumpsEnd(Ending.WELL);

        closed(ledgers, "2026-W07");

        assertThat(ledgers.taken("ledger")).hasSize(1);
    }

    @Test
    void manyWhoAskAtOnceGetOneBackup() throws InterruptedException, ExecutionException {
        Set<BackupId> backups = ConcurrentHashMap.newKeySet();
        try (Ledgers another = new Ledgers(home, clock);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<BackupId>> calls = new ArrayList<>();
            for (int caller = 0; caller < 16; caller++) {
                Ledgers by = caller % 2 == 0 ? ledgers : another;
                calls.add(() -> patiently(by));
            }
            for (Future<BackupId> call : threads.invokeAll(calls)) {
                backups.add(call.get());
            }
        }

        assertThat(backups).hasSize(1);
        assertThat(ledgers.taken("ledger")).hasSize(1);
    }

    /** As a program does that is told to ask again in a moment. */
    private BackupId patiently(Ledgers by) {
        while (true) {
            try {
                return closed(by, "2026-W07");
            } catch (BelayException e) {
                assertThat(e.code()).as(e.sentence()).isEqualTo(ErrorCode.BUSY);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-W09 | the period 2026-W09 begins on 2026-02-23 and cannot be closed yet",
                "H1-2026  | no calendar of ledger has the period H1-2026",
                "         | a close names the period that it closes",
            })
    void aPeriodThatCannotBeClosedIsRefused(@Nullable String period, String why) {
        assertThatThrownBy(() -> ledgers.closing.start(wish(period), Ledgers.MINJI))
                .isInstanceOfSatisfying(BelayException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
                    assertThat(e.sentence()).isEqualTo(why);
                });
    }
}
