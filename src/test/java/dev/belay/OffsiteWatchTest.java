package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.notify.Facts;
import dev.belay.notify.Facts.Flaw;
import dev.belay.notify.Facts.Late;
import dev.belay.notify.Facts.OfDatabase;
import dev.belay.notify.Facts.StoreFault;
import dev.belay.notify.Trouble.Kind;
import dev.belay.offsite.CopyTrouble;
import dev.belay.vault.BackupId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OffsiteWatchTest {
    private static final Instant NOW = Instant.parse("2026-02-19T03:00:00Z");

    private final Facts before = new Facts(
            NOW, List.of(database("ledger"), database("crm")), null, null, List.of(), List.of(), null, List.of());

    private static OfDatabase database(String name) {
        Flaw damagedHere = new Flaw(name + "_here", true, NOW, "cut");
        return new OfDatabase(
                name, name, "db:5432", NOW, null, null, List.of(damagedHere), null, List.of(), List.of(), 0);
    }

    private static BackupId backup(int number) {
        return BackupId.parse("ledger_20260219T02000%d+0900_schedule_7k3q".formatted(number))
                .orElseThrow();
    }

    private static Instant ago(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }

    private Facts with(CopyTrouble... troubles) {
        return new OffsiteWatch((_, _) -> before, () -> List.of(troubles)).look(List.of(), null);
    }

    @Test
    void whatIsWrongWithStoresIsAboutNoDatabase() {
        Facts facts = with(
                new CopyTrouble.Stopped("nas", ago(1), "no room", "make some"), new CopyTrouble.Unseen("r2", ago(50)));

        assertThat(facts.stores())
                .containsExactly(
                        new StoreFault("nas", Kind.OFFSITE_STOPPED, ago(1), "no room", "make some"),
                        new StoreFault("r2", Kind.OFFSITE_UNSEEN, ago(50), "", ""));
        assertThat(facts.databases()).isEqualTo(before.databases());
    }

    @Test
    void whatIsWrongWithCopiesIsAboutTheirDatabaseAndLeavesWhatWasKnown() {
        Facts facts = with(
                new CopyTrouble.Behind("nas", "crm", 4, ago(7)),
                new CopyTrouble.Missing("nas", "ledger", backup(1), ago(2)),
                new CopyTrouble.Damaged("r2", "ledger", backup(1), ago(1), "it is longer"));

        assertThat(facts.databases().getFirst().flaws())
                .extracting(Flaw::backup, Flaw::kind, Flaw::sentence)
                .containsExactly(
                        tuple("ledger_here", Kind.DAMAGED, "cut"),
                        tuple("r2", Kind.OFFSITE_DAMAGED, backup(1) + ": it is longer"),
                        tuple("nas", Kind.OFFSITE_MISSING, backup(1).value()));
        assertThat(facts.databases().get(0).behind()).isEmpty();
        assertThat(facts.databases().get(1).behind()).containsExactly(new Late("nas", ago(7)));
        assertThat(facts.databases().get(1).flaws()).hasSize(1);
    }

    @Test
    void whoEmptiesAStoreSetsOffOneAlarm() {
        Facts facts = with(IntStream.range(0, 9)
                .mapToObj(number -> new CopyTrouble.Missing("nas", "ledger", backup(number), ago(9 - number)))
                .toArray(CopyTrouble[]::new));

        List<Flaw> lost = facts.databases().getFirst().flaws().stream()
                .filter(flaw -> flaw.kind() == Kind.OFFSITE_MISSING)
                .toList();

        String named = String.join(
                "\n",
                Stream.of(backup(0), backup(1), backup(2)).map(BackupId::value).toList());
        assertThat(lost).containsExactly(new Flaw("nas", Kind.OFFSITE_MISSING, ago(9), named + "\n… (9)"));
    }
}
