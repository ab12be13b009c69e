package dev.belay.web.page;

/** All pages. */
public record Pages(
        SignInPage signIn,
        SetupAdminPage setupAdmin,
        SetupDatabasePage setupDatabase,
        OverviewPage overview,
        TrendsPage trends,
        BackupsPage backups,
        BackupPage backup,
        NewRestorePage newRestore,
        RestorePage restore,
        OffsitePage offsite,
        ConnectPage connect,
        KeyPage key,
        FoundPage found,
        AlarmsPage alarms,
        SchedulesPage schedules,
        ChangePage change,
        StatementPage statement,
        AuditPage audit,
        ErrorPage error,
        Banner banner) {

    public static Pages create(Messages messages) {
        return new Pages(
                new SignInPage(messages),
                new SetupAdminPage(messages),
                new SetupDatabasePage(messages),
                new OverviewPage(messages),
                new TrendsPage(messages),
                new BackupsPage(messages),
                new BackupPage(messages),
                new NewRestorePage(messages),
                new RestorePage(messages),
                new OffsitePage(messages),
                new ConnectPage(messages),
                new KeyPage(messages),
                new FoundPage(messages),
                new AlarmsPage(messages),
                new SchedulesPage(messages),
                new ChangePage(messages),
                new StatementPage(messages),
                new AuditPage(messages),
                new ErrorPage(messages),
                new Banner(messages));
    }
}
