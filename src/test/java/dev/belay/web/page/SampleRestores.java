package dev.belay.web.page;

import dev.belay.base.Actor;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Progress;
import dev.belay.operation.Step;
import dev.belay.restore.Phase;
import dev.belay.restore.PreflightItem;
import dev.belay.restore.PreflightItem.Verdict;
import dev.belay.restore.Preview;
import dev.belay.restore.RestoreResult;
import dev.belay.restore.RestoreView;
import dev.belay.restore.TableChange;
import dev.belay.restore.TableChange.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Restores and undoes of the sample ledger, in every state. */
final class SampleRestores {
    private static final Instant NOW = Samples.NOW;

    private SampleRestores() {}

    static RestoreView in(Phase phase) {
        return of(OperationKind.RESTORE, phase, preview(changes(), List.of()));
    }

    static RestoreView undo(Phase phase) {
        return of(OperationKind.UNDO, phase, preview(changes(), List.of()));
    }

    static RestoreView blocked() {
        return of(
                OperationKind.RESTORE,
                Phase.PREVIEWED,
                preview(
                        changes(),
                        List.of(
                                new PreflightItem(
                                        "create-database",
                                        Verdict.BLOCK,
                                        "the role belay may not create a database to load into",
                                        "ALTER ROLE \"belay\" CREATEDB;"),
                                new PreflightItem("other", Verdict.WARN, "something newer than the words here", ""))));
    }

    static RestoreView unknown() {
        List<TableChange> changes = new ArrayList<>(changes());
        changes.add(new TableChange(
                "public", "locked", null, 12_000L, State.UNKNOWN, "another session holds a lock on it", null));
        return of(OperationKind.RESTORE, Phase.PREVIEWED, preview(changes, List.of()));
    }

    static RestoreView harmless() {
        return of(
                OperationKind.RESTORE,
                Phase.PREVIEWED,
                preview(List.of(same("member", 200_000), same("income", 414)), List.of()));
    }

    static List<TableChange> changes() {
        return List.of(
                same("member", 200_000),
                new TableChange("public", "income", 4_001_200L, 4_000_000L, State.FEWER, null, NOW.minusSeconds(130)),
                new TableChange("public", "stray", 1L, null, State.ONLY_LIVE, null, NOW.minusSeconds(4_200)),
                new TableChange(
                        "public", "audit_event", 1_500_003L, 1_500_000L, State.FEWER, null, NOW.minusSeconds(90)),
                new TableChange("public", "expense", 1_499_994L, 1_500_000L, State.MORE, null, null),
                new TableChange("archive", "year_2024", null, 812L, State.ONLY_BACKUP, null, null),
                same("closing", 118),
                same("account", 412));
    }

    static TableChange same(String name, long rows) {
        return new TableChange("public", name, rows, rows, State.SAME, null, null);
    }

    static Preview preview(List<TableChange> changes, List<PreflightItem> more) {
        List<PreflightItem> items = new ArrayList<>(List.of(
                new PreflightItem("file", Verdict.PASS, "complete, SHA-256 3f2a91bc77d0… as recorded", ""),
                new PreflightItem("version", Verdict.PASS, "from PostgreSQL 17 into 17.11", ""),
                new PreflightItem(
                        "disk",
                        Verdict.WARN,
                        "the server's disk cannot be seen from here; 1.4 GB must be free on it",
                        "look with df on the database server"),
                new PreflightItem("sessions", Verdict.PASS, "will be ended at the swap: app (6); psql (1)", "")));
        items.addAll(more);
        return new Preview(
                "ledger_20261120T020000+0900_schedule_7k3q",
                "ledger",
                new Preview.Origin(
                        Instant.parse("2026-11-19T17:00:00Z"), "minji", "schedule", null, "17.11", "17.11", false),
                NOW.minusSeconds(20),
                Sha256.of("file"),
                changes,
                items,
                Sha256.of("counts"));
    }

    static RestoreView of(OperationKind kind, Phase phase, Preview preview) {
        boolean over = phase.over();
        Operation operation = new Operation(
                new OperationId("r7k3"),
                kind,
                "ledger",
                phase.name(),
                Samples.MINJI,
                NOW.minusSeconds(60),
                Map.of("cancelledBy", "jun"),
                phase == Phase.LOADING ? Samples.halfway() : progress(phase),
                over ? NOW : null);
        boolean swapped = phase == Phase.DONE || phase == Phase.UNDONE;
        return new RestoreView(
                operation,
                phase,
                preview,
                phase == Phase.PREVIEWED ? null : over ? NOW.minusSeconds(48) : NOW.plusMillis(3_600),
                phase.compareTo(Phase.SAVING) > 0 ? "ledger_20261120T141231+0900_safety_p2x9" : null,
                swapped ? "ledger_before_20261120141310" : null,
                kind == OperationKind.UNDO ? "r0001" : null,
                phase == Phase.DONE ? NOW.plus(Duration.ofDays(7)) : null,
                result(phase));
    }

    static List<Step> steps(RestoreView restore) {
        List<Step> steps = new ArrayList<>();
        List<Phase> way = List.of(Phase.PREVIEWED, Phase.CONFIRMED, Phase.COOLING, Phase.SAVING, Phase.LOADING);
        for (Phase phase : way) {
            steps.add(new Step(restore.operation().id(), phase.name(), NOW, Actor.belay(), ""));
            if (phase == restore.phase() || (restore.phase() == Phase.CANCELLED && phase == Phase.COOLING)) {
                break;
            }
        }
        if (restore.phase().over()) {
            steps.add(new Step(restore.operation().id(), restore.phase().name(), NOW, Actor.belay(), ""));
        }
        return steps;
    }

    private static @Nullable Progress progress(Phase phase) {
        return phase == Phase.SAVING ? new Progress(2, 0, 0, 20_000_000, 0, Duration.ofSeconds(1), null) : null;
    }

    private static @Nullable RestoreResult result(Phase phase) {
        return switch (phase) {
            case DONE, UNDONE -> new RestoreResult.Done("ledger_before_20261120141310", 7_200_312, 7);
            case CANCELLED -> new RestoreResult.Cancelled("jun");
            case FAILED ->
                new RestoreResult.Failed(
                        ErrorCode.RESTORE_FAILED,
                        "line 4012 of the dump: ERROR: could not create unique index \"income_pkey\"",
                        "two rows share the key 4450; take another backup");
            case PREVIEWED, CONFIRMED, COOLING, SAVING, LOADING, CHECKING, SWAPPING -> null;
        };
    }
}
