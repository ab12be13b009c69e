package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.audit.AuditEntry;
import dev.belay.backup.GuardedDatabase;
import dev.belay.backup.calendar.CalendarBook.Ahead;
import dev.belay.base.Actor;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What pages are shown in tests and in the gallery: one small ledger, told in many states. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-20T05:12:31Z");
    /** A backup in some hours, and the end of a week. */
    static final Ahead AHEAD = new Ahead(NOW.plus(Duration.ofHours(9)), NOW.plus(Duration.ofDays(2)), "2026-W47");

    static final Actor MINJI = new Actor("minji", Actor.Channel.CONSOLE);
    static final Problem REFUSED = new Problem(
            ErrorCode.REFUSED, "the password is wrong", "nothing has begun; type the password of minji again");
    static final Problem GRANTS = new Problem(
            ErrorCode.DATABASE,
            "the role belay may not read every table of ledger",
            "these rights are missing:\nGRANT pg_read_all_data TO \"belay\";\nALTER ROLE \"belay\" CREATEDB;");

    private Samples() {}

    static GuardedDatabase ledger() {
        return new GuardedDatabase("ledger", "ledger", "db.example.org:5432", "production");
    }

    static Shell shell(Locale locale, String path) {
        return new Shell(
                new Visitor("minji", Role.ADMIN, "csrf-token"),
                new Place(locale, ZoneId.of("Asia/Seoul"), NOW, path),
                new Guarded(ledger(), new ServerLine("17.11", new ByteSize(1_203_000_000), 27, 8), null),
                List.of(),
                null,
                null);
    }

    static Shell several(Shell shell) {
        GuardedDatabase crm = new GuardedDatabase("crm", "crm_db", "db.example.org:5432", "staging");
        return new Shell(
                shell.visitor(),
                shell.place(),
                List.of(ledger(), crm),
                shell.guarded(),
                shell.restores(),
                shell.removals(),
                shell.backup(),
                shell.notice());
    }

    static Shell as(Role role, Shell shell) {
        return new Shell(
                new Visitor("jun", role, "csrf-token"),
                shell.place(),
                shell.guarded(),
                shell.restores(),
                shell.backup(),
                shell.notice());
    }

    static Shell stranger(Shell shell, @Nullable Notice notice) {
        return new Shell(Visitor.stranger("csrf-token"), shell.place(), null, List.of(), null, notice);
    }

    static Shell unreachable(Shell shell) {
        Problem why = new Problem(
                ErrorCode.DATABASE,
                "the server db.example.org:5432 refused the connection",
                "look whether PostgreSQL runs there and listens on that port");
        return new Shell(
                shell.visitor(), shell.place(), new Guarded(ledger(), null, why), List.of(), null, shell.notice());
    }

    static Shell busy(Shell shell, @Nullable Progress progress) {
        Operation backup = operation("b7k3", OperationKind.BACKUP, "DUMPING", Duration.ofSeconds(9), false, progress);
        return new Shell(
                shell.visitor(), shell.place(), shell.guarded(), shell.restores(), backup, Notice.BACKUP_STARTED);
    }

    static Shell saying(Shell shell, Notice notice) {
        return new Shell(shell.visitor(), shell.place(), shell.guarded(), shell.restores(), shell.backup(), notice);
    }

    static Progress halfway() {
        return new Progress(11, 27, 3_184_220, 462_000_000, 1_036_000_000, Duration.ofSeconds(9), "public.income");
    }

    static Progress readingHalfway() {
        return new Progress(0, 0, 0, 120_000_000, 241_000_000, Duration.ofSeconds(2), null);
    }

    static Operation operation(
            String id, OperationKind kind, String phase, Duration ago, boolean over, @Nullable Progress progress) {
        Map<String, String> facts = Map.of(
                "cancelledBy",
                "jun",
                "reason",
                "manual",
                "backup",
                "ledger_20261120T020000+0900_schedule_7k3q",
                "rows",
                "7200312");
        Instant began = NOW.minus(ago);
        return new Operation(
                new OperationId(id),
                kind,
                "ledger",
                phase,
                MINJI,
                began,
                facts,
                progress,
                over ? began.plusSeconds(6) : null);
    }

    static List<Operation> history() {
        return List.of(
                operation("b0008", OperationKind.BACKUP, "FAILED", Duration.ofDays(2), true, null),
                operation("b0007", OperationKind.BACKUP, "DONE", Duration.ofHours(3), true, null),
                operation("r0006", OperationKind.RESTORE, "CANCELLED", Duration.ofHours(5), true, null),
                operation("r0005", OperationKind.RESTORE, "PREVIEWED", Duration.ofHours(6), true, null),
                operation("u0004", OperationKind.UNDO, "DONE", Duration.ofDays(2), true, null),
                operation("r0003", OperationKind.RESTORE, "UNDONE", Duration.ofDays(2), true, null),
                operation("r0002", OperationKind.RESTORE, "FAILED", Duration.ofDays(9), true, null),
                operation("b0001", OperationKind.BACKUP, "CANCELLED", Duration.ofDays(12), true, null));
    }

    static List<AuditEntry> entries() {
        List<AuditEntry> entries = new ArrayList<>();
        String[][] acts = {
            {"backup.take", "ledger", "DONE", "ledger_20261120T020000+0900_manual_7k3q"},
            {"backup.take", "ledger", "INTENT", "manual"},
            {"restore.cancel", "ledger", "DONE", "r0006"},
            {"restore", "ledger", "CANCELLED", "cancelled by jun"},
            {"confirm", "restore r0006", "REFUSED", "from 192.0.2.7"},
            {"restore", "ledger", "FAILED", "the server closed the connection while public.income was loaded"},
            {"something.new", "ledger", "DONE", ""},
            {"sign-in", "minji", "DONE", "from 192.0.2.7"}
        };
        for (int i = 0; i < acts.length; i++) {
            String[] act = acts[i];
            entries.add(new AuditEntry(
                    1204 - i,
                    NOW.minus(Duration.ofMinutes(17L * i + 3)),
                    i == 5 ? Actor.belay() : MINJI,
                    act[0],
                    act[1],
                    AuditEntry.Outcome.valueOf(act[2]),
                    act[3],
                    AuditEntry.NO_ENTRY,
                    Sha256.of("entry" + i)));
        }
        return entries;
    }
}
