package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.audit.AuditEntry;
import dev.belay.backup.GuardedDatabase;
import dev.belay.base.Actor;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.operation.OperationKind;
import dev.belay.restore.Phase;
import dev.belay.restore.Preview;
import dev.belay.restore.RestoreView;
import dev.belay.restore.TableChange;
import dev.belay.restore.TableChange.State;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.TableEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Names that somebody chose to break a page with. */
final class Hostile {
    static final String SCRIPT = "<script>alert('x')</script>\"'&";
    static final String REVERSED = "safe\u202Egpj.exe\u2069";
    static final String LONG = "a_table_name_of_exactly_sixty_three_bytes_which_is_the_longest1";
    static final String LINES = "two\nlines\u0000";
    static final String FAMILY = "가계부 👨‍👩‍👧 장부";
    static final List<String> ALL = List.of(SCRIPT, REVERSED, LONG, LINES, FAMILY);

    private Hostile() {}

    static Shell shell(Locale locale, String path) {
        Shell shell = Samples.shell(locale, path);
        GuardedDatabase database = new GuardedDatabase(SCRIPT, REVERSED + LONG, SCRIPT, SCRIPT);
        return new Shell(
                new Visitor(REVERSED, Role.ADMIN, "csrf-token"),
                shell.place(),
                new Guarded(database, null, problem()),
                List.of(restoreIn(Phase.COOLING)),
                null,
                null);
    }

    static Problem problem() {
        return new Problem(ErrorCode.DATABASE, SCRIPT + REVERSED, LINES + "\nGRANT x TO " + SCRIPT + ";");
    }

    static List<StoredBackup> backups() {
        List<TableEntry> tables =
                ALL.stream().map(name -> SampleBackups.table(name, name, 5)).toList();
        Manifest manifest =
                SampleBackups.manifest(Samples.NOW, Reason.MANUAL, SCRIPT + REVERSED, tables, 1_000_000, true);
        Path file = Path.of("backups/it's a folder/" + FAMILY + ".sql.zst");
        return List.of(
                new StoredBackup.Known(manifest.id(), file, 200_000, manifest),
                new StoredBackup.Unknown(manifest.id(), file, 1, Samples.NOW, SCRIPT));
    }

    static RestoreView restore() {
        return restoreIn(Phase.PREVIEWED);
    }

    static List<AuditEntry> entries() {
        return ALL.stream()
                .map(name -> new AuditEntry(
                        1,
                        Samples.NOW,
                        new Actor(name, Actor.Channel.SHELL),
                        name,
                        name,
                        AuditEntry.Outcome.DONE,
                        name,
                        AuditEntry.NO_ENTRY,
                        Sha256.of(name)))
                .toList();
    }

    private static RestoreView restoreIn(Phase phase) {
        List<TableChange> changes = ALL.stream()
                .map(name -> new TableChange(name, name, 9L, 2L, State.FEWER, name, null))
                .toList();
        Preview plain = SampleRestores.preview(changes, List.of());
        Preview preview = new Preview(
                SCRIPT,
                SCRIPT,
                new Preview.Origin(null, REVERSED, SCRIPT, SCRIPT, null, "17.11", true),
                plain.at(),
                plain.sha256(),
                changes,
                plain.preflight(),
                plain.fingerprint());
        return SampleRestores.of(OperationKind.RESTORE, phase, preview);
    }
}
