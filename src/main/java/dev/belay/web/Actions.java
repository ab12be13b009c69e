package dev.belay.web;

import dev.belay.web.api.BackupsApi;
import dev.belay.web.api.HealthApi;
import dev.belay.web.api.Jobs;
import dev.belay.web.api.JobsApi;
import dev.belay.web.api.Metrics;
import dev.belay.web.api.OnceOnly;
import dev.belay.web.api.Readiness;
import dev.belay.web.console.AlarmActions;
import dev.belay.web.console.AuditActions;
import dev.belay.web.console.BackupActions;
import dev.belay.web.console.BackupDetailActions;
import dev.belay.web.console.CalendarActions;
import dev.belay.web.console.OperationActions;
import dev.belay.web.console.OverviewAction;
import dev.belay.web.console.PageWriter;
import dev.belay.web.console.PasswordAgain;
import dev.belay.web.console.RestoreActions;
import dev.belay.web.console.RetentionActions;
import dev.belay.web.console.ScheduleWriter;
import dev.belay.web.console.SetupActions;
import dev.belay.web.console.SignInActions;
import dev.belay.web.console.StaticFiles;
import dev.belay.web.console.TrendsAction;
import dev.belay.web.http.EventStreams;

/** What the routes do, wired to what the console asks. */
final class Actions implements AutoCloseable {
    private final SignInActions signIn;
    private final SetupActions setup;
    private final OverviewAction overview;
    private final TrendsAction trends;
    private final BackupActions backups;
    private final BackupDetailActions backup;
    private final RestoreActions restores;
    private final CalendarActions calendar;
    private final RetentionActions retention;
    private final OffsiteParts offsite;
    private final OperationActions operations;
    private final AuditActions audit;
    private final AlarmActions alarms;
    private final StaticFiles files = new StaticFiles();
    private final HealthApi health;
    private final BackupsApi backupsApi;
    private final JobsApi jobsApi;

    Actions(Collaborators with, PageWriter writer, EventStreams streams) {
        var people = with.people();
        var vault = with.backups();
        var records = with.records();
        var clock = with.server().clock();
        var restoring = with.restores().service();
        PasswordAgain password = new PasswordAgain(people.reauthentication(), people.sessions());
        this.signIn = new SignInActions(writer, people.signIn(), people.sessions(), records.audit());
        this.setup = new SetupActions(writer, people.setupLink(), vault.setup(), records.audit());
        this.overview = new OverviewAction(
                writer,
                vault.catalogue(),
                with.offsite().service(),
                records.journal(),
                records.alarms(),
                with.calendars().book());
        this.trends = new TrendsAction(writer, vault.catalogue());
        var known =
                new BackupDetailActions.Known(vault.catalogue(), with.offsite().service());
        this.backups = new BackupActions(writer, known, vault.service(), records.journal());
        this.backup = new BackupDetailActions(writer, known, acts(with), password, clock);
        this.restores = new RestoreActions(writer, restoring, vault.catalogue(), records.journal(), password);
        ScheduleWriter schedules = new ScheduleWriter(
                writer, with.calendars().book(), with.calendars().retention());
        this.calendar = new CalendarActions(schedules, with.calendars().file(), vault.catalogue(), records.audit());
        this.retention = new RetentionActions(schedules, with.calendars().retention(), password);
        this.offsite = new OffsiteParts(with, writer, password, streams);
        this.operations =
                new OperationActions(writer, vault.service(), restoring, vault.removals(), records.journal(), streams);
        this.audit = new AuditActions(writer, records.audit(), clock);
        this.alarms = new AlarmActions(writer, records.alarms());
        Jobs jobs = new Jobs(records.journal(), vault.service(), restoring, vault.removals());
        this.backupsApi = backupsApi(with, jobs);
        this.jobsApi = new JobsApi(jobs, streams);
        this.health = new HealthApi(new Readiness(with.server().probes(), clock), metrics(with));
    }

    private static BackupDetailActions.Acts acts(Collaborators with) {
        var vault = with.backups();
        return new BackupDetailActions.Acts(
                vault.verifications(), with.restores().drills(), vault.removals());
    }

    private static BackupsApi backupsApi(Collaborators with, Jobs jobs) {
        var vault = with.backups();
        return new BackupsApi(
                new BackupsApi.Taking(vault.service(), with.calendars().closes()),
                vault.catalogue(),
                with.offsite().service(),
                vault.databases(),
                jobs,
                new OnceOnly(with.records().idempotency(), with.server().clock()));
    }

    private static Metrics metrics(Collaborators with) {
        return new Metrics(
                new Metrics.Sources(
                        with.backups().databases(),
                        with.backups().catalogue(),
                        with.offsite().service(),
                        with.records().journal(),
                        with.records().alarms()),
                with.server().version(),
                with.server().clock());
    }

    SignInActions signIn() {
        return signIn;
    }

    SetupActions setup() {
        return setup;
    }

    OverviewAction overview() {
        return overview;
    }

    TrendsAction trends() {
        return trends;
    }

    BackupActions backups() {
        return backups;
    }

    BackupDetailActions backup() {
        return backup;
    }

    RestoreActions restores() {
        return restores;
    }

    CalendarActions calendar() {
        return calendar;
    }

    RetentionActions retention() {
        return retention;
    }

    OffsiteParts offsite() {
        return offsite;
    }

    OperationActions operations() {
        return operations;
    }

    AuditActions audit() {
        return audit;
    }

    AlarmActions alarms() {
        return alarms;
    }

    StaticFiles files() {
        return files;
    }

    HealthApi health() {
        return health;
    }

    BackupsApi backupsApi() {
        return backupsApi;
    }

    JobsApi jobsApi() {
        return jobsApi;
    }

    /** Ends what waits for people. */
    @Override
    public void close() {
        offsite.close();
    }
}
