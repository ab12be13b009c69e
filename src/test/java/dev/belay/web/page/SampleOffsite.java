package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.notify.NotifySettings;
import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyEvent;
import dev.belay.offsite.CopyState;
import dev.belay.offsite.Fingerprint;
import dev.belay.offsite.Found;
import dev.belay.offsite.Placed;
import dev.belay.offsite.Probe;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.StoreStatus;
import dev.belay.offsite.StoreStatus.Counts;
import dev.belay.offsite.StoreStatus.Sending;
import dev.belay.offsite.StoredObject;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Copies elsewhere in every state. */
final class SampleOffsite {
    private static final Instant HOUR_AGO = Samples.NOW.minus(Duration.ofHours(1));
    private static final Instant DAY_AGO = Samples.NOW.minus(Duration.ofDays(1));
    private static final BackupId BACKUP =
            BackupId.parse("ledger_20261120T020000+0900_schedule_7k3q9").orElseThrow();

    private SampleOffsite() {}

    static Map<String, View> views(Pages pages, Locale locale) {
        Shell shell = Samples.shell(locale, "/offsite");
        Map<String, View> views = new LinkedHashMap<>();
        views.put("offsite", pages.offsite().view(shell, quiet(), null));
        views.put("offsite-busy", pages.offsite().view(shell, busy(), null));
        views.put("offsite-viewer", pages.offsite().view(Samples.as(Role.VIEWER, shell), busy(), Samples.REFUSED));
        views.put("offsite-operator", pages.offsite().view(Samples.as(Role.OPERATOR, shell), quiet(), null));
        views.put("offsite-empty", pages.offsite().view(shell, empty(), null));
        views.put("offsite-empty-viewer", pages.offsite().view(Samples.as(Role.VIEWER, shell), empty(), null));
        views.put("names-offsite", pages.offsite().view(Hostile.shell(locale, "/offsite"), hostile(), null));
        SampleConnecting.connect(views, pages, Samples.several(shell));
        overviews(views, pages, Samples.shell(locale, "/"));
        SampleConnecting.keys(views, pages, Samples.shell(locale, "/offsite/key"));
        views.put(
                "backup-copies",
                pages.backup()
                        .view(
                                Samples.shell(locale, "/backups/x"),
                                new BackupPage.Shown(
                                        SampleBackups.newest(),
                                        null,
                                        SampleRemovals.none(),
                                        null,
                                        copies().stream()
                                                .map(copy -> new BackupPage.Elsewhere(copy, history()))
                                                .toList(),
                                        null)));
        views.put("backups-copies", shelf(pages, Samples.shell(locale, "/backups")));
        found(views, pages, shell);
        return views;
    }

    private static View shelf(Pages pages, Shell shell) {
        BackupsPage.Shelf shelf = new BackupsPage.Shelf(
                SampleBackups.weeks(), new ByteSize(48_200_000_000L), null, SampleOffsite::copiesOf);
        return pages.backups().view(shell, shelf, BackupQuery.all(), null);
    }

    /** One that is proven and one in another state each time. */
    private static List<Copy> copiesOf(List<BackupId> backups) {
        List<Copy> states = copies();
        return IntStream.range(0, backups.size())
                .boxed()
                .flatMap(i -> Stream.of(states.get(i % states.size()), states.getFirst())
                        .limit(i % 3 + 1)
                        .map(copy -> new Copy(
                                backups.get(i), "ledger", "drive", HOUR_AGO, copy.state(), copy.placed(), true, 1)))
                .toList();
    }

    private static void found(Map<String, View> views, Pages pages, Shell shell) {
        views.put("found", pages.found().view(shell, found(), null));
        views.put("found-viewer", pages.found().view(Samples.as(Role.VIEWER, shell), found(), null));
        views.put(
                "found-failed",
                pages.found()
                        .view(
                                shell,
                                new FoundPage.Known("drive", List.of("drive", "nas"), null, false, failed()),
                                new Problem(ErrorCode.OFFSITE_FAILED, "Google does not let Belay in any more", "")));
        views.put(
                "found-reading",
                pages.found().view(shell, new FoundPage.Known("nas", List.of("nas"), null, true, null), null));
        views.put(
                "found-empty",
                pages.found().view(shell, new FoundPage.Known("nas", List.of("nas"), List.of(), false, null), null));
    }

    static Map<String, View> fragments(Pages pages, Shell shell) {
        return Map.of("live-sending", pages.offsite().live(shell, busy().stores()));
    }

    /** One copy in every state. */
    static List<Copy> copies() {
        return Stream.of(
                        new CopyState.Proven(HOUR_AGO, Samples.NOW),
                        new CopyState.Uploading(HOUR_AGO, 62_000_000, 100_000_000),
                        new CopyState.Waiting(HOUR_AGO),
                        new CopyState.Failed(HOUR_AGO, "the store did not answer", "", Samples.NOW.plusSeconds(300)),
                        new CopyState.Failed(
                                DAY_AGO, "Google does not let Belay in any more", "connect the store again", null),
                        new CopyState.Missing(DAY_AGO),
                        new CopyState.Damaged(DAY_AGO, "it has 7 bytes instead of 9"),
                        new CopyState.Removed(DAY_AGO, "retention of the store"))
                .map(state -> copy("drive", state))
                .toList();
    }

    private static Copy copy(String store, CopyState state) {
        return new Copy(
                BACKUP,
                "ledger",
                store,
                HOUR_AGO,
                state,
                state instanceof CopyState.Waiting ? null : new Placed(object(BACKUP), fingerprint()),
                true,
                2);
    }

    private static void overviews(Map<String, View> views, Pages pages, Shell shell) {
        Elsewhere late = new Elsewhere(busy().stores(), copies().subList(2, 3));
        Elsewhere sending = new Elsewhere(quiet().stores(), copies().subList(1, 2));
        Elsewhere secured = new Elsewhere(quiet().stores(), copies().subList(0, 1));
        Map.of("lost", late, "sending", sending, "secured", secured)
                .forEach((name, elsewhere) -> views.put(
                        "overview-" + name,
                        pages.overview()
                                .view(
                                        shell,
                                        new OverviewPage.Known(
                                                SampleBackups.weeks(),
                                                List.of(),
                                                List.of(),
                                                elsewhere,
                                                NotifySettings.OVERDUE,
                                                Samples.AHEAD))));
    }

    private static List<CopyEvent> history() {
        return List.of(
                new CopyEvent(HOUR_AGO, "proven", ""),
                new CopyEvent(DAY_AGO, "failed", "the store did not answer"),
                new CopyEvent(DAY_AGO, "waiting", ""));
    }

    private static OffsitePage.Known quiet() {
        return new OffsitePage.Known(
                List.of(store("nas", "folder", null, List.of(), new Counts(0, 30, 0, 0, 0))),
                Set.of("nas"),
                List.of(),
                Map.of("nas", new OffsitePage.Tested(HOUR_AGO, SampleConnecting.probe(true))),
                1);
    }

    private static OffsitePage.Known busy() {
        StoreStatus.Problem stopped =
                new StoreStatus.Problem(DAY_AGO, "Google does not let Belay in any more", "connect the store again");
        return new OffsitePage.Known(
                List.of(
                        store("drive", "drive", stopped, List.of(), new Counts(2, 24, 1, 1, 1)),
                        store(
                                "r2",
                                "s3",
                                null,
                                List.of(new Sending(BACKUP, 62_000_000, 100_000_000, 2_000_000)),
                                new Counts(3, 27, 0, 0, 0)),
                        store("sftp", "rclone", null, List.of(), new Counts(0, 0, 0, 0, 0))),
                Set.of("r2"),
                copies(),
                Map.of("r2", new OffsitePage.Tested(HOUR_AGO, SampleConnecting.probe(false))),
                0);
    }

    private static OffsitePage.Known empty() {
        return new OffsitePage.Known(List.of(), Set.of(), List.of(), Map.of(), 0);
    }

    private static OffsitePage.Known hostile() {
        return new OffsitePage.Known(
                List.of(store(
                        "nas",
                        "folder",
                        new StoreStatus.Problem(DAY_AGO, Hostile.SCRIPT + Hostile.REVERSED, Hostile.LINES),
                        List.of(),
                        new Counts(1, 1, 1, 1, 1))),
                Set.of(),
                List.of(copy("nas", new CopyState.Damaged(DAY_AGO, Hostile.SCRIPT))),
                Map.of("nas", new OffsitePage.Tested(HOUR_AGO, new Probe(true, null, null, List.of(Hostile.SCRIPT)))),
                1);
    }

    private static StoreStatus store(
            String name, String kind, StoreStatus.@Nullable Problem problem, List<Sending> sending, Counts counts) {
        boolean used = counts.proven() > 0;
        return new StoreStatus(
                name,
                kind,
                "the folder /mnt/nas/belay/" + name,
                used,
                kind.equals("s3"),
                kind.equals("rclone"),
                problem,
                sending,
                counts,
                used ? HOUR_AGO : null,
                used ? DAY_AGO : null,
                used ? 48_200_000_000L : null);
    }

    private static FoundPage.Known found() {
        Manifest known =
                SampleBackups.manifest(DAY_AGO, Reason.SCHEDULE, null, SampleBackups.tables(30), 1_000_000_000, true);
        return new FoundPage.Known(
                "drive",
                List.of("drive", "nas"),
                List.of(
                        new Found(known.id(), "ledger", object(known.id()), false, known, true, true, ""),
                        new Found(BACKUP, "ledger", object(BACKUP), true, null, false, false, "it is encrypted"),
                        new Found(
                                BACKUP,
                                "ledger",
                                object(BACKUP),
                                false,
                                null,
                                false,
                                false,
                                "its manifest is not there"),
                        new Found(BACKUP, "ledger", object(BACKUP), false, known, true, false, ""),
                        new Found(BACKUP, "ledger", object(BACKUP), true, known, false, false, "")),
                false,
                fetching());
    }

    private static Operation fetching() {
        return Samples.operation(
                "f7k3", OperationKind.FETCH, "FETCHING", Duration.ofSeconds(9), false, Samples.readingHalfway());
    }

    private static Operation failed() {
        return Samples.operation("f7k3", OperationKind.FETCH, "FAILED", Duration.ofMinutes(9), true, null);
    }

    private static StoredObject object(BackupId id) {
        return new StoredObject(
                new StorePath("ledger", id.value() + ".sql.zst"), "ref", 212_000_000, "1", DAY_AGO, null, null);
    }

    private static Fingerprint fingerprint() {
        return new Fingerprint(212_000_000, "0".repeat(64), "0".repeat(32));
    }
}
