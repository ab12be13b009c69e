package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.backup.calendar.CalendarBook.Ahead;
import dev.belay.backup.calendar.CalendarBook.Statement;
import dev.belay.backup.calendar.CloseProof.ProofState;
import dev.belay.base.ByteSize;
import dev.belay.notify.NotifySettings;
import dev.belay.vault.Acceptance;
import dev.belay.vault.Anomaly;
import dev.belay.vault.Anomaly.Grade;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.TableEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Backups that look wrong, on the pages that say so. */
final class SampleAnomalies {
    private static final Instant NIGHT = Samples.NOW.minus(Duration.ofHours(3));
    private static final Acceptance ACCEPTED = new Acceptance(
            "minji", Samples.NOW.minus(Duration.ofHours(1)), "We moved to the new server and dropped old members");

    private SampleAnomalies() {}

    static Map<String, View> views(Pages pages, Locale locale) {
        Map<String, View> views = new LinkedHashMap<>();
        Shell shell = Samples.shell(locale, "/backups/x");
        Shell viewer = Samples.as(Role.VIEWER, shell);
        Manifest suspicious = SampleBackups.suspicious(NIGHT, null);
        views.put("anomaly-backup", pages.backup().view(shell, shown(suspicious)));
        views.put("anomaly-backup-viewer", pages.backup().view(viewer, shown(suspicious)));
        views.put("anomaly-accepted", pages.backup().view(shell, shown(SampleBackups.suspicious(NIGHT, ACCEPTED))));
        views.put("anomaly-changed", pages.backup().view(shell, shown(changed())));
        views.put("anomaly-names", pages.backup().view(shell, shown(hostile())));
        List<StoredBackup> all = new ArrayList<>(SampleBackups.weeks());
        all.add(SampleBackups.stored(suspicious));
        views.put("anomaly-overview", pages.overview().view(shell, known(all)));
        BackupsPage.Shelf shelf = new BackupsPage.Shelf(all, new ByteSize(48_200_000_000L), null, _ -> List.of());
        views.put("anomaly-backups", pages.backups().view(shell, shelf, BackupQuery.all(), null));
        statements(pages, shell).forEach(views::put);
        trends(pages, shell, all).forEach(views::put);
        return views;
    }

    private static Map<String, View> trends(Pages pages, Shell shell, List<StoredBackup> all) {
        Shell viewer = Samples.as(Role.VIEWER, shell);
        Map<String, View> views = new LinkedHashMap<>();
        views.put("trends", pages.trends().view(shell, all, ""));
        views.put("trends-filtered", pages.trends().view(shell, all, "IN"));
        views.put("trends-nothing", pages.trends().view(viewer, all, Hostile.SCRIPT));
        views.put("trends-one", pages.trends().view(shell, List.of(SampleBackups.newest()), ""));
        views.put("trends-empty", pages.trends().view(shell, List.of(), ""));
        views.put("trends-names", pages.trends().view(shell, Hostile.backups(), ""));
        views.put("trends-many", pages.trends().view(shell, many(200, 30), ""));
        return views;
    }

    /** What is printed of the close of a period whose backup looks wrong, was accepted, changed or is as it should be. */
    static Map<String, View> statements(Pages pages, Shell shell) {
        Manifest plain = SampleBackups.manifest(NIGHT, Reason.CLOSE, "week 47", 35, true);
        Map<String, View> views = new LinkedHashMap<>();
        views.put("statement-suspicious", statement(pages, shell, as(plain, SampleBackups.suspicious(NIGHT, null))));
        views.put("statement-accepted", statement(pages, shell, as(plain, SampleBackups.suspicious(NIGHT, ACCEPTED))));
        views.put("statement-changed", statement(pages, shell, as(plain, changed())));
        views.put("statement-same", statement(pages, shell, plain.with(SampleBackups.report(null))));
        views.put("statement-first", statement(pages, shell, plain));
        return views;
    }

    /** {@code manifest} with what stands out in {@code other}. */
    private static Manifest as(Manifest manifest, Manifest other) {
        return manifest.with(Objects.requireNonNull(other.anomalies()));
    }

    private static View statement(Pages pages, Shell shell, Manifest manifest) {
        ProofState none = new ProofState.NotConfigured();
        return pages.statement().view(shell, new Statement(manifest, null, null, none, none));
    }

    /** As many backups, each of as many tables. */
    static List<StoredBackup> many(int tables, int backups) {
        List<StoredBackup> all = new ArrayList<>();
        for (int day = 0; day < backups; day++) {
            List<TableEntry> entries = new ArrayList<>();
            for (int table = 0; table < tables; table++) {
                entries.add(SampleBackups.table("s" + table % 7, "table_" + table, (long) table * table * (day + 40)));
            }
            Instant began = Samples.NOW.minus(Duration.ofDays(backups - day));
            all.add(SampleBackups.stored(
                    SampleBackups.manifest(began, Reason.SCHEDULE, null, entries, 1_000_000_000, true)));
        }
        return all;
    }

    private static Manifest changed() {
        return SampleBackups.manifest(NIGHT, Reason.SCHEDULE, null, 35, true)
                .with(SampleBackups.report(
                        null, new Anomaly.RowsLost(Grade.WARNING, "public.expense", 2_411_200, 1_511_200)));
    }

    private static Manifest hostile() {
        return SampleBackups.manifest(NIGHT, Reason.SCHEDULE, null, 35, true)
                .with(SampleBackups.report(
                        new Acceptance(Hostile.SCRIPT, NIGHT, Hostile.LINES + Hostile.REVERSED + Hostile.SCRIPT),
                        new Anomaly.TableMissing(Grade.SUSPICIOUS, Hostile.LONG + "." + Hostile.SCRIPT, 10),
                        new Anomaly.TableEmptied(Grade.SUSPICIOUS, Hostile.LINES + "." + Hostile.REVERSED, 10, 0),
                        new Anomaly.ExtensionChanged(Grade.WARNING, Hostile.FAMILY, Hostile.REVERSED, null)));
    }

    private static BackupPage.Shown shown(Manifest manifest) {
        Manifest before =
                SampleBackups.manifest(Instant.parse("2026-11-18T17:00:00Z"), Reason.SCHEDULE, null, 34, true);
        return new BackupPage.Shown(
                SampleBackups.stored(manifest), before, SampleRemovals.none(), null, List.of(), null);
    }

    private static OverviewPage.Known known(List<StoredBackup> backups) {
        return new OverviewPage.Known(
                backups, List.of(), List.of(), Elsewhere.NONE, NotifySettings.OVERDUE, Ahead.NOTHING);
    }
}
