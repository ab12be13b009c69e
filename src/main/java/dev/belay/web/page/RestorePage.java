package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.backup.GuardedDatabase;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Step;
import dev.belay.restore.Phase;
import dev.belay.restore.Preview;
import dev.belay.restore.RestoreView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What will I lose? One page that moves through the states of a restore or an undo. */
public final class RestorePage {
    private final Messages messages;

    public RestorePage(Messages messages) {
        this.messages = messages;
    }

    /** The page. */
    public View view(Shell shell, RestoreView restore, List<Step> steps, @Nullable Problem problem) {
        Words words = new Words(messages, shell.place());
        boolean running = restore.phase() != Phase.PREVIEWED && !restore.phase().over();
        Headline headline = Headline.of(words, restore);
        String path = "/restores/" + restore.operation().id();
        List<ChangeRow> same = ChangeRow.same(words, restore.preview());
        List<CheckLine> passed = CheckLine.passed(words, restore.preview());
        Model model = new Model(
                path,
                path + "/events?phase=" + restore.phase(),
                headline,
                StepMark.of(words, restore, steps),
                sums(words, restore),
                origin(words, restore),
                ChangeRow.changed(words, restore.preview()),
                same,
                same.size(),
                CheckLine.open(words, restore.preview()),
                passed,
                passed.size(),
                restore.preview().blocked(),
                Trouble.of(words, problem),
                confirmation(words, shell, restore),
                restore.phase() == Phase.PREVIEWED,
                cooling(restore),
                running && !cooling(restore),
                restore.phase().cancellable() && restore.phase() != Phase.PREVIEWED,
                now(words, restore),
                Ending.of(words, restore),
                shell.visitor().may(Role.ADMIN),
                restore.operation().kind() == OperationKind.UNDO);
        return new View(
                "restore/page",
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.RESTORE, headline.title(), running),
                        "page",
                        model));
    }

    /** The part that server-sent events renew while it runs. */
    public View live(Shell shell, RestoreView restore) {
        Map<String, Object> model = new HashMap<>();
        model.put("now", now(new Words(messages, shell.place()), restore));
        return new View("restore/live", model);
    }

    private static boolean cooling(RestoreView restore) {
        return restore.phase() == Phase.COOLING || restore.phase() == Phase.CONFIRMED;
    }

    private static Now now(Words words, RestoreView restore) {
        if (!cooling(restore)) {
            return new Now(false, 0, "", Meter.of(words, restore.operation(), words.text("phase." + restore.phase())));
        }
        long left = restore.cooldownEnds() == null ? 0 : BannerLine.leftMillis(words, restore.cooldownEnds());
        return new Now(true, left, BannerLine.seconds(left), null);
    }

    private static List<Figure> sums(Words words, RestoreView restore) {
        Preview preview = restore.preview();
        List<Figure> sums = new ArrayList<>();
        sums.add(new Figure(
                Figures.number(-preview.rowsLost()),
                words.text(preview.partlyUnknown() ? "sum.lost.atLeast" : "sum.lost"),
                preview.rowsLost() == 0 ? "same" : "less"));
        sums.add(new Figure(
                Figures.signed(preview.rowsBack()),
                words.text(preview.partlyUnknown() ? "sum.back.atLeast" : "sum.back"),
                preview.rowsBack() == 0 ? "same" : "more"));
        long tables =
                preview.tables().stream().filter(table -> table.lost() > 0).count();
        sums.add(Figure.plain(words.text("progress.of", tables, preview.tables().size()), words.text("sum.tables")));
        if (preview.origin().takenAt() != null && restore.operation().kind() == OperationKind.RESTORE) {
            sums.add(Figure.plain(words.relative(preview.origin().takenAt()), words.text("sum.age")));
        }
        return sums;
    }

    private static Origin origin(Words words, RestoreView restore) {
        Preview preview = restore.preview();
        Preview.Origin from = preview.origin();
        List<String> story = new ArrayList<>();
        if (from.actor() != null) {
            story.add(words.text("origin.by", Names.isolated(from.actor())));
        }
        if (from.reason() != null) {
            story.add(words.known("reason.", from.reason()));
        }
        if (from.label() != null && !from.label().isBlank()) {
            story.add("“" + Names.isolated(from.label()) + "”");
        }
        story.add(words.text(
                "origin.versions",
                from.serverVersion() == null ? words.text("unknown") : from.serverVersion(),
                from.liveVersion()));
        return new Origin(
                Names.visible(preview.backup()),
                String.join(" · ", story),
                words.text("origin.counted", words.exact(preview.at())),
                from.foreign());
    }

    private static @Nullable Confirmation confirmation(Words words, Shell shell, RestoreView restore) {
        Guarded guarded = shell.guarded();
        if (restore.phase() != Phase.PREVIEWED
                || restore.preview().blocked()
                || guarded == null
                || !shell.visitor().may(Role.ADMIN)) {
            return null;
        }
        GuardedDatabase database = guarded.database();
        boolean undo = restore.operation().kind() == OperationKind.UNDO;
        return new Confirmation(
                database.production() ? Names.visible(database.databaseName()) : null,
                Names.visible(database.address()),
                words.text(
                        undo ? "confirm.undo" : "confirm.restore",
                        Names.isolated(database.databaseName()),
                        Headline.target(words, restore.preview())));
    }

    /**
     * What is asked of the one who confirms.
     *
     * @param name that must be typed; null when none must
     */
    private record Confirmation(@Nullable String name, String address, String button) {}

    private record Origin(String backup, String story, String counted, boolean foreign) {}

    /**
     * The part that changes by itself.
     *
     * @param meter null in the cooldown
     */
    private record Now(
            boolean cooling,
            long leftMillis,
            String leftSeconds,
            @Nullable Meter meter) {}

    private record Model(
            String path,
            String events,
            Headline headline,
            List<StepMark> steps,
            List<Figure> sums,
            Origin origin,
            List<ChangeRow> changed,
            List<ChangeRow> same,
            int sameCount,
            List<CheckLine> open,
            List<CheckLine> passed,
            int passedCount,
            boolean blocked,
            @Nullable Trouble trouble,
            @Nullable Confirmation confirmation,
            boolean previewed,
            boolean cooling,
            boolean working,
            boolean cancellable,
            Now now,
            @Nullable Ending ending,
            boolean admin,
            boolean undo) {}
}
