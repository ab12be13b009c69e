package dev.belay.web;

import dev.belay.access.IdempotencyStore;
import dev.belay.access.Reauthentication;
import dev.belay.access.Sessions;
import dev.belay.access.SetupLink;
import dev.belay.access.SignIn;
import dev.belay.access.Throttle;
import dev.belay.access.Tokens;
import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupService;
import dev.belay.backup.DatabaseSetup;
import dev.belay.backup.Databases;
import dev.belay.backup.VerificationService;
import dev.belay.backup.calendar.CalendarBook;
import dev.belay.backup.calendar.CalendarFile;
import dev.belay.backup.calendar.PeriodClose;
import dev.belay.backup.removal.RemovalService;
import dev.belay.backup.retention.RetentionService;
import dev.belay.notify.Alarms;
import dev.belay.offsite.DriveSignIn;
import dev.belay.offsite.OffsiteService;
import dev.belay.offsite.recovery.Fetching;
import dev.belay.offsite.recovery.KeySetup;
import dev.belay.operation.Journal;
import dev.belay.restore.DrillService;
import dev.belay.restore.RestoreService;
import dev.belay.restore.Targets;
import dev.belay.web.api.Probe;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** Everything that the console asks. */
public record Collaborators(
        People people,
        Backups backups,
        Calendars calendars,
        Restores restores,
        Offsite offsite,
        Records records,
        Server server) {

    /**
     * Who may do what.
     *
     * @param reauthentication lets only admins pass
     */
    public record People(
            SignIn signIn,
            Reauthentication reauthentication,
            Sessions sessions,
            SetupLink setupLink,
            Tokens tokens,
            Throttle throttle) {}

    /** Guarded databases and their backups. */
    public record Backups(
            Databases databases,
            DatabaseSetup setup,
            BackupService service,
            BackupCatalogue catalogue,
            VerificationService verifications,
            RemovalService removals) {}

    /** What happens by itself. */
    public record Calendars(CalendarFile file, CalendarBook book, PeriodClose closes, RetentionService retention) {}

    /** The way back. */
    public record Restores(RestoreService service, Targets targets, DrillService drills) {}

    /** Copies elsewhere. */
    public record Offsite(OffsiteService service, DriveSignIn driveSignIn, KeySetup keys, Fetching fetching) {}

    /** What is written down. */
    public record Records(Journal journal, AuditLog audit, IdempotencyStore idempotency, Alarms alarms) {}

    /**
     * The process that runs the console.
     *
     * @param version of Belay
     * @param probes what must answer before Belay is ready
     */
    public record Server(Clock clock, SecureRandom random, String version, List<Probe> probes) {
        public Server {
            probes = List.copyOf(probes);
        }
    }
}
