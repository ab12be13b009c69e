package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.audit.ChainResult;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.notify.NotifySettings;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.restore.Phase;
import dev.belay.restore.RestoreView;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every page in every state that was designed, by name. */
final class Showcase {
    private final Pages pages;
    private final Locale locale;
    private final Map<String, View> views = new LinkedHashMap<>();

    private Showcase(Messages messages, Locale locale) {
        this.pages = Pages.create(messages);
        this.locale = locale;
    }

    /** Whole pages. */
    static Map<String, View> of(Messages messages, Locale locale) {
        Showcase showcase = new Showcase(messages, locale);
        showcase.entrance();
        showcase.overviews();
        showcase.shelves();
        showcase.singleBackups();
        SampleAnomalies.views(showcase.pages, locale).forEach(showcase::put);
        SampleChoices.views(showcase.pages, locale).forEach(showcase::put);
        showcase.restores();
        showcase.logs();
        SampleAlarms.views(showcase.pages, locale).forEach(showcase::put);
        SampleOffsite.views(showcase.pages, locale).forEach(showcase::put);
        SampleRemovals.views(showcase.pages, locale).forEach(showcase::put);
        SampleRetention.views(showcase.pages, locale).forEach(showcase::put);
        showcase.names();
        return showcase.views;
    }

    /** What server-sent events carry. */
    static Map<String, View> fragments(Messages messages, Locale locale) {
        Showcase showcase = new Showcase(messages, locale);
        Shell shell = Samples.busy(showcase.shell("/"), Samples.halfway());
        showcase.put(
                "live-backup",
                showcase.pages.backups().live(shell, Samples.history().getFirst()));
        for (Phase phase : Phase.values()) {
            showcase.put("live-" + phase, showcase.pages.restore().live(shell, SampleRestores.in(phase)));
        }
        showcase.put("live-banner", showcase.pages.banner().view(restoring(shell, SampleRestores.in(Phase.COOLING))));
        SampleRemovals.fragments(showcase.pages, shell).forEach(showcase::put);
        SampleOffsite.fragments(showcase.pages, shell).forEach(showcase::put);
        return showcase.views;
    }

    static Shell restoring(Shell shell, RestoreView restore) {
        return new Shell(shell.visitor(), shell.place(), shell.guarded(), List.of(restore), shell.backup(), null);
    }

    private void entrance() {
        Shell stranger = Samples.stranger(shell("/sign-in"), null);
        put("sign-in", pages.signIn().view(stranger, new SignInPage.Form("", "", null)));
        put(
                "sign-in-refused",
                pages.signIn().view(stranger, new SignInPage.Form("minji", "/backups", Samples.REFUSED)));
        put(
                "sign-in-noticed",
                pages.signIn()
                        .view(
                                Samples.stranger(shell("/sign-in"), Notice.SIGNED_OUT),
                                new SignInPage.Form("", "", null)));
        put("setup-admin", pages.setupAdmin().view(stranger, new SetupAdminPage.Form("token", "", null)));
        put(
                "setup-admin-refused",
                pages.setupAdmin().view(stranger, new SetupAdminPage.Form("token", "minji", Samples.REFUSED)));
        put("setup-database", pages.setupDatabase().view(stranger, SetupDatabasePage.Form.empty()));
        put(
                "setup-database-grants",
                pages.setupDatabase()
                        .view(
                                stranger,
                                new SetupDatabasePage.Form(
                                        "", "db.example.org", "5432", "ledger", "belay", "staging", Samples.GRANTS)));
    }

    private void overviews() {
        overview("overview-safe", shell("/"), SampleBackups.weeks());
        Shell shell = shell("/");
        Shell unguarded = new Shell(shell.visitor(), shell.place(), null, List.of(), null, null);
        put("overview-unguarded", pages.overview().view(unguarded, OverviewPage.Known.nothing()));
        overview("overview-one", shell("/"), List.of(SampleBackups.newest()));
        overview("overview-several", Samples.several(shell("/")), SampleBackups.weeks());
        overview("overview-viewer", Samples.as(Role.VIEWER, shell("/")), SampleBackups.weeks());
        put("overview-empty", pages.overview().view(shell("/"), OverviewPage.Known.nothing()));
        overview("overview-first", Samples.busy(shell("/"), null), List.of());
        overview("overview-busy", Samples.busy(shell("/"), Samples.halfway()), SampleBackups.weeks());
        overview("overview-unreachable", Samples.unreachable(shell("/")), SampleBackups.weeks());
        overview("overview-overdue", shell("/"), SampleBackups.weeks().subList(0, 29));
        put(
                "overview-failed",
                pages.overview().view(shell("/"), known(SampleBackups.weeks().subList(0, 30), Samples.history())));
        List<StoredBackup> damaged = List.of(
                SampleBackups.known(Samples.NOW.minus(Duration.ofDays(1)), Reason.SCHEDULE, null, 33, true),
                SampleBackups.known(Samples.NOW.minus(Duration.ofHours(2)), Reason.SCHEDULE, null, 34, false));
        overview("overview-damaged", shell("/"), damaged);
        overview("overview-banner", restoring(shell("/"), SampleRestores.in(Phase.COOLING)), SampleBackups.weeks());
        overview(
                "overview-banner-swap",
                restoring(shell("/"), SampleRestores.undo(Phase.SWAPPING)),
                SampleBackups.weeks());
    }

    private void shelves() {
        Shell shell = shell("/backups");
        BackupsPage.Shelf shelf =
                new BackupsPage.Shelf(SampleBackups.weeks(), new ByteSize(48_200_000_000L), null, _ -> List.of());
        BackupQuery all = BackupQuery.all();
        BackupQuery nothing = new BackupQuery("nothing", Reason.CLOSE, 1);
        put("backups", pages.backups().view(shell, shelf, all, null));
        put("backups-viewer", pages.backups().view(Samples.as(Role.VIEWER, shell), shelf, all, null));
        Shell busy = Samples.busy(shell, Samples.halfway());
        put("backups-busy", pages.backups().view(busy, shelf, all, Samples.REFUSED));
        BackupsPage.Shelf failed =
                new BackupsPage.Shelf(List.of(), null, Samples.history().getFirst(), _ -> List.of());
        put("backups-failed", pages.backups().view(shell, failed, all, null));
        put("backups-filtered", pages.backups().view(shell, shelf, nothing, null));
        put(
                "backups-empty",
                pages.backups().view(shell, new BackupsPage.Shelf(List.of(), null, null, _ -> List.of()), all, null));
    }

    private void singleBackups() {
        Shell shell = shell("/backups/x");
        StoredBackup newest = SampleBackups.newest();
        Manifest previous = SampleBackups.manifest(
                Samples.NOW.minus(Duration.ofDays(1)),
                Reason.SCHEDULE,
                null,
                SampleBackups.tables(30).subList(1, 10),
                1_000_000_000,
                true);
        StoredBackup close = SampleBackups.known(Samples.NOW, Reason.CLOSE, "week 47", 30, true);
        StoredBackup damaged = SampleBackups.known(Samples.NOW, Reason.SCHEDULE, null, 30, false);
        StoredBackup unknown = SampleBackups.weeks().stream()
                .filter(StoredBackup.Unknown.class::isInstance)
                .findFirst()
                .orElseThrow();
        backup("backup", shell, new BackupPage.Shown(newest, previous, SampleRemovals.newest(), null, List.of(), null));
        backup(
                "backup-viewer",
                Samples.as(Role.VIEWER, shell),
                new BackupPage.Shown(newest, null, SampleRemovals.none(), null, List.of(), null));
        backup(
                "backup-pinned",
                Samples.saying(shell, Notice.PINNED),
                new BackupPage.Shown(close, previous, SampleRemovals.none(), null, List.of(), Samples.REFUSED));
        Operation reading = Samples.operation(
                "v7k3", OperationKind.VERIFY, "VERIFYING", Duration.ofSeconds(9), false, Samples.readingHalfway());
        backup(
                "backup-reading",
                shell,
                new BackupPage.Shown(newest, previous, SampleRemovals.newest(), reading, List.of(), null));
        backup(
                "backup-damaged",
                shell,
                new BackupPage.Shown(damaged, previous, SampleRemovals.none(), null, List.of(), null));
        backup(
                "backup-unknown",
                shell,
                new BackupPage.Shown(unknown, null, SampleRemovals.none(), null, List.of(), null));
    }

    private void backup(String name, Shell shell, BackupPage.Shown shown) {
        put(name, pages.backup().view(shell, shown));
    }

    private void restores() {
        for (Phase phase : Phase.values()) {
            restore("restore-" + phase, shell("/restores/r7k3"), SampleRestores.in(phase), null);
            restore("undo-" + phase, shell("/restores/r7k3"), SampleRestores.undo(phase), null);
        }
        restore("restore-refused", shell("/restores/r7k3"), SampleRestores.in(Phase.PREVIEWED), Samples.REFUSED);
        restore("restore-blocked", shell("/restores/r7k3"), SampleRestores.blocked(), null);
        restore("restore-unknown", shell("/restores/r7k3"), SampleRestores.unknown(), null);
        restore("restore-harmless", shell("/restores/r7k3"), SampleRestores.harmless(), null);
        restore(
                "restore-viewer",
                Samples.as(Role.OPERATOR, shell("/restores/r7k3")),
                SampleRestores.in(Phase.PREVIEWED),
                null);
    }

    private void logs() {
        ChainResult whole = new ChainResult.Whole(1204, Sha256.of("head"));
        put("audit", pages.audit().view(shell("/audit"), "", Samples.entries(), whole));
        put(
                "audit-broken",
                pages.audit()
                        .view(
                                shell("/audit"),
                                "backup",
                                List.of(),
                                new ChainResult.Broken(411, "entry 411 was changed after it was written")));
        put(
                "audit-empty",
                pages.audit().view(shell("/audit"), "", List.of(), new ChainResult.Whole(0, Sha256.of("none"))));
        for (ErrorCode code : ErrorCode.values()) {
            put(
                    "error-" + code,
                    pages.error()
                            .view(
                                    shell("/nowhere"),
                                    404,
                                    new Problem(code, "no backup is called ledger_x", "look at the list of backups"),
                                    code == ErrorCode.INTERNAL ? "7k3q9" : null));
        }
        put("error-stranger", pages.error().view(Samples.stranger(shell("/nowhere"), null), 503, Samples.GRANTS, null));
    }

    private void names() {
        overview("names-overview", Hostile.shell(locale, "/"), Hostile.backups());
        put(
                "names-backups",
                pages.backups()
                        .view(
                                Hostile.shell(locale, "/backups"),
                                new BackupsPage.Shelf(Hostile.backups(), new ByteSize(0), null, _ -> List.of()),
                                new BackupQuery(Hostile.SCRIPT, null, 1),
                                Hostile.problem()));
        put(
                "names-backup",
                pages.backup()
                        .view(
                                Hostile.shell(locale, "/backups/x"),
                                new BackupPage.Shown(
                                        Hostile.backups().getFirst(),
                                        null,
                                        SampleRemovals.none(),
                                        null,
                                        List.of(),
                                        Hostile.problem())));
        restore("names-restore", Hostile.shell(locale, "/restores/r7k3"), Hostile.restore(), Hostile.problem());
        put(
                "names-audit",
                pages.audit()
                        .view(
                                Hostile.shell(locale, "/audit"),
                                Hostile.SCRIPT,
                                Hostile.entries(),
                                new ChainResult.Whole(1, Sha256.of("head"))));
    }

    private void overview(String name, Shell shell, List<StoredBackup> backups) {
        put(
                name,
                pages.overview()
                        .view(
                                shell,
                                known(
                                        backups,
                                        Samples.history()
                                                .subList(1, Samples.history().size()))));
    }

    private static OverviewPage.Known known(List<StoredBackup> backups, List<Operation> operations) {
        return new OverviewPage.Known(
                backups, operations, List.of(), Elsewhere.NONE, NotifySettings.OVERDUE, Samples.AHEAD);
    }

    private void restore(String name, Shell shell, RestoreView restore, @Nullable Problem problem) {
        boolean running = restore.phase() != Phase.PREVIEWED && !restore.phase().over();
        Shell around = running ? restoring(shell, restore) : shell;
        put(name, pages.restore().view(around, restore, SampleRestores.steps(restore), problem));
    }

    private Shell shell(String path) {
        return Samples.shell(locale, path);
    }

    private void put(String name, View view) {
        views.put(name, view);
    }
}
