package dev.belay.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.SampleHistory.Holds;
import dev.belay.testing.Seeds;
import dev.belay.vault.Acceptance;
import dev.belay.vault.DrillRecord;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.Verification;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which backup the next one is compared with, over histories of damage, anomalies and people who say that it is right. */
class BaselineTest {
    static IntStream seeds() {
        return Seeds.of(300, 20_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theBaselineIsTheNewestThatCountsAndNeverASuspiciousOne(int seed) {
        Random random = new Random(seed);
        List<StoredBackup> history = new ArrayList<>();
        for (int night = 0; night < 40; night++) {
            Instant began = SampleHistory.NIGHT.plusSeconds(86_400L * night);
            String database = random.nextInt(5) == 0 ? "crm" : "ledger";
            Manifest alone =
                    SampleHistory.manifest(database, began, Reason.SCHEDULE, holds(random), random.nextInt(8) > 0);

            Optional<Manifest> baseline = Anomalies.baseline(history, database, began);

            assertThat(baseline).isEqualTo(newestThatCounts(history, database));
            baseline.ifPresent(manifest -> {
                assertThat(manifest.suspicious()).isFalse();
                assertThat(manifest.good()).isTrue();
                assertThat(manifest.database()).isEqualTo(database);
            });
            Manifest taken = baseline.map(
                            before -> alone.with(Anomalies.between(before, alone, AnomalySettings.DEFAULT)))
                    .orElse(alone);
            history.add(stored(taken, random));
            somethingHappens(history, random);
        }
        assertThat(history)
                .allSatisfy(backup -> assertThat(BackupCatalogue.counts(backup))
                        .isEqualTo(BackupCatalogue.good(backup)
                                && !BackupCatalogue.manifest(backup)
                                        .orElseThrow()
                                        .suspicious()));
    }

    /** The same by the plain words of the rule. */
    private static Optional<Manifest> newestThatCounts(List<StoredBackup> oldestFirst, String database) {
        for (StoredBackup backup : oldestFirst.reversed()) {
            if (backup instanceof StoredBackup.Known(var _, var _, var _, Manifest manifest)
                    && manifest.database().equals(database)
                    && manifest.verifications().getLast().good()
                    && (manifest.drills().isEmpty()
                            || manifest.drills().getLast().good())
                    && (manifest.anomalies() == null
                            || manifest.anomalies().accepted() != null
                            || manifest.findings().stream()
                                    .noneMatch(found -> found.grade().word().equals("suspicious")))) {
                return Optional.of(manifest);
            }
        }
        return Optional.empty();
    }

    private static Holds holds(Random random) {
        Map<String, Long> rows = new HashMap<>();
        for (String table : List.of("income", "expense", "member")) {
            if (random.nextInt(8) > 0) {
                rows.put(table, random.nextInt(6) == 0 ? 0 : 90L + random.nextInt(20));
            }
        }
        return Holds.rows(rows).sizedTo(random.nextInt(10) == 0 ? 300 : 1000);
    }

    private static StoredBackup stored(Manifest manifest, Random random) {
        return random.nextInt(10) == 0
                ? new StoredBackup.Foreign(manifest.id(), Path.of("x"), 1, manifest)
                : SampleHistory.stored(manifest);
    }

    /** Somebody accepts one, one turns out to be damaged, or a drill of one fails. */
    private static void somethingHappens(List<StoredBackup> history, Random random) {
        int at = random.nextInt(history.size());
        if (!(history.get(at) instanceof StoredBackup.Known(var _, var _, var _, Manifest manifest))) {
            return;
        }
        Instant now = SampleHistory.NIGHT;
        Manifest changed =
                switch (random.nextInt(6)) {
                    case 0, 1 -> manifest.with(new Acceptance("minji", now, "meant"));
                    case 2 -> manifest.with(new Verification(now, "verify", random.nextBoolean(), ""));
                    case 3 ->
                        manifest.with(new DrillRecord(now, 1, random.nextBoolean(), "", "here", 0, List.of(), null));
                    default -> manifest;
                };
        history.set(at, SampleHistory.stored(changed));
    }
}
