package dev.belay.web.console;

import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.VerificationService;
import dev.belay.backup.removal.RemovalPhase;
import dev.belay.backup.removal.RemovalService;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.OffsiteService;
import dev.belay.operation.Operation;
import dev.belay.restore.DrillService;
import dev.belay.restore.DrillTarget;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.BackupPage;
import dev.belay.web.page.BackupPage.Shown;
import dev.belay.web.page.Notice;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One backup, and what can be done with it. */
public final class BackupDetailActions {
    private final PageWriter writer;
    private final BackupCatalogue catalogue;
    private final OffsiteService copies;
    private final VerificationService verifications;
    private final DrillService drills;
    private final RemovalService removals;
    private final PasswordAgain password;
    private final Clock clock;

    public BackupDetailActions(PageWriter writer, Known known, Acts acts, PasswordAgain password, Clock clock) {
        this.writer = writer;
        this.catalogue = known.catalogue();
        this.copies = known.copies();
        this.verifications = acts.verifications();
        this.drills = acts.drills();
        this.removals = acts.removals();
        this.password = password;
        this.clock = clock;
    }

    /** Where backups are, here and elsewhere. */
    public record Known(BackupCatalogue catalogue, OffsiteService copies) {}

    /** What takes its time. */
    public record Acts(VerificationService verifications, DrillService drills, RemovalService removals) {}

    /** The page of one backup; whoever follows its deletion is told when it is gone. */
    public void page(Exchange exchange) {
        Optional<StoredBackup> found = BackupId.parse(exchange.pathPart("id")).flatMap(catalogue::find);
        Optional<Operation> deleted = BackupId.parse(exchange.pathPart("id"))
                .filter(_ -> found.isEmpty())
                .flatMap(removals::last)
                .filter(deletion -> RemovalPhase.of(deletion) == RemovalPhase.DONE);
        if (deleted.isPresent()) {
            exchange.notice(Notice.DELETED);
            exchange.seeOther(writer.shells().path("/backups", deleted.get().database()));
            return;
        }
        show(exchange, found.orElseGet(() -> backup(exchange)), null);
    }

    /** Keeps it from retention, or no longer does. */
    public void pin(Exchange exchange) {
        boolean pinned = exchange.field("pinned").equals("true");
        StoredBackup backup = backup(exchange);
        attempt(exchange, backup, () -> {
            catalogue.pin(backup, pinned, exchange.actor());
            done(exchange, backup, pinned ? Notice.PINNED : Notice.UNPINNED);
        });
    }

    /** Says that what stands out in it is right. */
    public void accept(Exchange exchange) {
        StoredBackup backup = backup(exchange);
        attempt(exchange, backup, () -> {
            catalogue.accept(backup, exchange.field("reason"), exchange.actor(), clock.instant());
            done(exchange, backup, Notice.ACCEPTED);
        });
    }

    /** Begins to read it to its end. */
    public void verify(Exchange exchange) {
        StoredBackup backup = backup(exchange);
        attempt(exchange, backup, () -> {
            verifications.start(backup, exchange.actor());
            exchange.seeOther("/backups/" + backup.id());
        });
    }

    /** Begins to restore it where it hurts nobody, to prove that it can be. */
    public void drill(Exchange exchange) {
        StoredBackup backup = backup(exchange);
        attempt(exchange, backup, () -> {
            drills.start(DrillTarget.of(backup), exchange.actor());
            exchange.seeOther("/backups/" + backup.id());
        });
    }

    /** Hands out the SQL of its server's roles, tablespaces and settings. */
    public void globals(Exchange exchange) {
        StoredBackup backup = backup(exchange);
        String sql = BackupCatalogue.manifest(backup)
                .map(Manifest::globals)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND,
                        "the backup " + backup.id() + " holds no roles and settings of its server",
                        "look at its warnings, which say why"));
        exchange.header("Content-Disposition", "attachment; filename=\"" + backup.id() + ".globals.sql\"");
        exchange.text("application/sql; charset=utf-8", sql);
    }

    /** Deletes it in a moment, after the password was given again; its page can take it back until then. */
    public void delete(Exchange exchange) {
        StoredBackup backup = backup(exchange);
        attempt(exchange, backup, () -> {
            password.require(exchange, "delete " + backup.id());
            removals.start(backup, exchange.actor());
            exchange.seeOther("/backups/" + backup.id());
        });
    }

    /** Hands out its file, after the password was given again. */
    public void download(Exchange exchange) throws IOException {
        StoredBackup backup = backup(exchange);
        try {
            password.require(exchange, "download " + backup.id());
        } catch (BelayException refusal) {
            show(exchange, backup, refusal);
            return;
        }
        exchange.header(
                "Content-Disposition", "attachment; filename=\"" + backup.file().getFileName() + '"');
        exchange.header("Content-Length", Long.toString(backup.storedBytes()));
        catalogue.copy(backup, exchange.stream("application/octet-stream"), exchange.actor());
    }

    private StoredBackup backup(Exchange exchange) {
        return catalogue.get(exchange.pathPart("id"));
    }

    private void attempt(Exchange exchange, StoredBackup backup, Runnable act) {
        try {
            act.run();
        } catch (BelayException refusal) {
            show(exchange, backup, refusal);
        }
    }

    private static void done(Exchange exchange, StoredBackup backup, Notice notice) {
        exchange.notice(notice);
        exchange.seeOther("/backups/" + backup.id());
    }

    private void show(Exchange exchange, StoredBackup backup, @Nullable BelayException refusal) {
        Shown shown = new Shown(
                backup,
                previous(backup).orElse(null),
                new BackupPage.Removal(
                        removals.obstacle(backup).orElse(null),
                        removals.last(backup.id()).orElse(null),
                        removals.grace()),
                lastJob(backup).orElse(null),
                copies.copies(backup.id()).stream()
                        .map(copy -> new BackupPage.Elsewhere(copy, copies.history(copy.backup(), copy.store())))
                        .toList(),
                PageWriter.problem(refusal));
        writer.show(
                exchange,
                writer.pages().backup().view(writer.shells().page(exchange, database(backup)), shown),
                refusal);
    }

    /** The last time that it was read again or tried, whichever was begun later. */
    private Optional<Operation> lastJob(StoredBackup backup) {
        return Stream.concat(verifications.last(backup).stream(), drills.last(backup).stream())
                .max(Comparator.comparing(Operation::began));
    }

    /** Empty for a file of which nobody knows whose it is. */
    private static String database(StoredBackup backup) {
        return BackupCatalogue.manifest(backup).map(Manifest::database).orElse("");
    }

    /** The one that it was compared with when it was taken; of one that was not, the one before it. */
    private Optional<Manifest> previous(StoredBackup backup) {
        return BackupCatalogue.manifest(backup)
                .flatMap(mine -> baseline(mine)
                        .or(() -> catalogue.of(mine.database()).stream()
                                .flatMap(other -> BackupCatalogue.manifest(other).stream())
                                .filter(other -> other.taken()
                                        .began()
                                        .isBefore(mine.taken().began()))
                                .max(Comparator.comparing(other -> other.taken().began()))));
    }

    private Optional<Manifest> baseline(Manifest manifest) {
        return Optional.ofNullable(manifest.anomalies())
                .flatMap(report -> BackupId.parse(report.baseline()))
                .flatMap(catalogue::find)
                .flatMap(BackupCatalogue::manifest);
    }
}
