package dev.belay.notify;

import dev.belay.base.Actor;
import dev.belay.notify.Facts.OfDatabase;
import dev.belay.notify.Message.Phase;
import dev.belay.notify.Message.Scene;
import dev.belay.notify.NotifySettings.Topic;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts messages together: what, where, since when, what to do, and a link. */
public final class Composer {
    /** Where troubles are shown. */
    static final String PAGE = "/alarms";

    private final Wording wording;
    private final String app;
    private final Supplier<String> machine;
    private final @Nullable URI console;

    /**
     * Says what {@code wording} says.
     *
     * @param machine the name of the machine, asked when the first message is made
     * @param console by which people reach it; null when nobody said
     */
    public Composer(Wording wording, String app, Supplier<String> machine, @Nullable URI console) {
        this.wording = wording;
        this.app = app;
        this.machine = machine;
        this.console = console;
    }

    Message of(Standing standing, Phase phase, Facts facts) {
        Trouble trouble = standing.trouble();
        Scene scene = scene(trouble.database(), facts);
        boolean over = phase == Phase.OVER;
        String title = over ? wording.over(trouble, scene.database()) : wording.title(trouble, scene.database());
        String shown = phase == Phase.REMINDED ? wording.text("reminder", Map.of("title", title)) : title;
        List<String> lines = new ArrayList<>();
        if (!over) {
            lines.add(wording.detail(trouble));
            lines.add(labelled("line.do", "todo", wording.toDo(trouble, scene.database())));
        }
        lines.add(labelled("line.since", "since", wording.moment(trouble.since())));
        String id = trouble.key() + "|" + standing.raised() + "|" + phase
                + (phase == Phase.REMINDED ? "|" + standing.told() : "");
        Draft draft = new Draft(
                id,
                trouble.kind().topic(),
                phase,
                over ? Severity.NOTE : trouble.kind().severity(),
                PAGE);
        return message(draft, facts.now(), scene, shown, lines, trouble.since());
    }

    Message of(Happening happening, Facts facts) {
        Scene scene = scene(happening.database(), facts);
        Map<String, String> places = Map.of("database", scene.database(), "by", happening.by());
        List<String> lines =
                List.of(labelled("line.do", "todo", wording.text(happening.word() + ".do", places)), moment(happening));
        Draft draft = new Draft(happening.id(), happening.topic(), Phase.HAPPENED, Severity.NOTE, happening.path());
        return message(draft, facts.now(), scene, wording.text(happening.word(), places), lines, happening.at());
    }

    /** A message that shows that {@code route} works; {@code by} null when it is the weekly one. */
    Message test(String id, String route, @Nullable Actor by, Instant now) {
        String what = by == null
                ? wording.text("test.weekly", Map.of("route", route))
                : wording.text("test.what", Map.of("route", route, "by", by.name()));
        Draft draft = new Draft(id, Topic.TEST, Phase.TEST, Severity.NOTE, PAGE);
        Scene scene = new Scene(app, machine.get(), "", "");
        return message(draft, now, scene, wording.text("test", Map.of()), List.of(what), null);
    }

    /** What the heartbeat's address is called for. */
    Message beat(String backup, Instant now) {
        Draft draft = new Draft("heartbeat|" + backup, Topic.HEARTBEAT, Phase.HAPPENED, Severity.NOTE, PAGE);
        return message(draft, now, new Scene(app, machine.get(), "", ""), backup, List.of(), null);
    }

    private Message message(
            Draft draft, Instant now, Scene scene, String title, List<String> lines, @Nullable Instant since) {
        String line = printable("[" + app + "] " + title);
        List<String> all = new ArrayList<>();
        all.add(printable(title) + ".");
        lines.stream().filter(text -> !text.isBlank()).map(Composer::printable).forEach(all::add);
        if (!scene.database().isEmpty()) {
            all.add(wording.text("line.database", Map.of("database", scene.database(), "address", scene.address())));
        }
        all.add(wording.text("line.where", Map.of("app", app, "machine", scene.machine())));
        Optional<URI> link = Optional.ofNullable(console).map(address -> address.resolve(draft.path()));
        link.map(URI::toString).ifPresent(all::add);
        return new Message(
                draft.id(),
                draft.topic(),
                draft.phase(),
                draft.severity(),
                now,
                scene,
                line,
                String.join("\n", all),
                since,
                link.orElse(null));
    }

    private String moment(Happening happening) {
        return labelled("line.since", "since", wording.moment(happening.at()));
    }

    private String labelled(String key, String place, String text) {
        return wording.text(key, Map.of(place, text));
    }

    private Scene scene(String database, Facts facts) {
        Optional<OfDatabase> known = facts.databases().stream()
                .filter(each -> each.name().equals(database))
                .findFirst();
        return new Scene(
                app,
                machine.get(),
                known.map(OfDatabase::shown).orElse(database),
                known.map(OfDatabase::address).orElse(""));
    }

    /** What a server or a file said may hold anything; a message is lines of text. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private record Draft(String id, Topic topic, Phase phase, Severity severity, String path) {}
}
