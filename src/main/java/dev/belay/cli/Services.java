package dev.belay.cli;

import dev.belay.access.Reauthentication;
import dev.belay.access.Tokens;
import dev.belay.access.Users;
import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupService;
import dev.belay.backup.Databases;
import dev.belay.backup.Verifier;
import dev.belay.backup.calendar.PeriodClose;
import dev.belay.backup.removal.RemovalService;
import dev.belay.backup.retention.RetentionService;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.OffsiteService;
import dev.belay.offsite.recovery.Fetching;
import dev.belay.offsite.recovery.KeySetup;
import dev.belay.operation.Journal;
import dev.belay.restore.DrillService;
import dev.belay.restore.RestoreService;
import dev.belay.vault.BackupFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/**
 * What the commands act on. Making one reads and opens nothing: each method opens what it needs when it is first
 * called, and the same each time after. Whatever needs the settings throws {@link ErrorCode#USAGE} when they are wrong.
 * The command line closes it.
 */
public interface Services extends AutoCloseable {

    /** Sentences about settings that were written and are not acted on. */
    List<String> warnings();

    /** The settings in force; never a secret. */
    List<SettingLine> settings();

    /**
     * Finishes or reverts what a killed process left; one sentence for each thing that was done, none when there was
     * nothing. What cannot be settled now, such as for want of a server, is told as a sentence and not thrown.
     */
    List<String> recover();

    Clock clock();

    /** In which people are told times. */
    ZoneId zone();

    Databases databases();

    BackupFolder folder();

    BackupService backups();

    PeriodClose closes();

    Verifier verifier();

    RestoreService restores();

    RemovalService removals();

    DrillService drills();

    RetentionService retention();

    /** Copies elsewhere. */
    OffsiteService offsite();

    /** Lets only admins pass. */
    Reauthentication reauthentication();

    /** Brings backups back from stores. */
    Fetching fetching();

    /** The key that opens encrypted copies. */
    KeySetup keys();

    Journal journal();

    AuditLog audit();

    Users users();

    Tokens tokens();

    /**
     * The tables of a SQLite file. Needs neither settings nor state.
     *
     * @throws BelayException {@link ErrorCode#DAMAGED_BACKUP} when it is not a sound one
     */
    List<SqliteTable> sqliteTables(Path file);

    /** What works and what will fail before it fails; never throws because something is wrong. */
    List<Finding> examine();

    /** Starts the console and whatever runs in its background; it serves until it is closed. */
    Console serve();

    /** Starts the demo's own database, fills it, and starts a console for it; both end when it is closed. */
    Console demo();

    @Override
    void close();
}
