package dev.belay.web.page;

import dev.belay.backup.GuardedDatabase;
import dev.belay.offsite.Probe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a store is connected: the kind, the fields, the test, and only then is it kept. */
public final class ConnectPage {
    /** The kinds of store, the most asked for first. */
    public static final List<String> KINDS = List.of("drive", "s3", "folder", "rclone");

    private final Messages messages;

    public ConnectPage(Messages messages) {
        this.messages = messages;
    }

    /** Which kind shall it be? */
    public View kinds(Shell shell) {
        Words words = words(shell);
        return page(
                words,
                shell,
                "kinds",
                new Kinds(KINDS.stream()
                        .map(kind -> new Kind(
                                "/offsite/connect?kind=" + kind,
                                words.text("offsite.kind." + kind),
                                words.text("offsite.kind.why." + kind)))
                        .toList()));
    }

    /** The fields of one kind. */
    public View form(Shell shell, Form form, @Nullable Problem problem) {
        Words words = words(shell);
        return page(words, shell, "form", ConnectFields.of(words, shell, form, Trouble.of(words, problem)));
    }

    /** What was filled in, and how far its test is. */
    public View draft(Shell shell, Draft draft, @Nullable Problem problem) {
        Words words = words(shell);
        boolean waits = draft.stage() instanceof Stage.Device || draft.stage() instanceof Stage.Testing;
        Surroundings around = Surroundings.of(words, shell, Section.OFFSITE, words.text("offsite.connect"), waits);
        return new View(
                "connect/draft",
                Map.of("shell", around, "page", DraftPart.of(words, draft, Trouble.of(words, problem))));
    }

    /** Takes the answer that Google sent the browser here with. */
    public View answer(Shell shell, String draft, String address) {
        Words words = words(shell);
        return page(words, shell, "answer", new Answer("/offsite/connect/" + draft + "/answer", address));
    }

    /** On the way back from Google, before the browser has shown who somebody is. */
    public View passing(Shell shell, String next) {
        Words words = words(shell);
        return new View(
                "connect/passing",
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.ELSEWHERE, words.text("offsite.connect"), false),
                        "next",
                        next));
    }

    /**
     * What was typed.
     *
     * @param values by the names of the fields; no secret
     * @param databases chosen ones; none for all
     * @param kept names of the secrets that are known already and need not be typed again
     * @param id of the draft that is filled in again; empty for a new one
     * @param change the store that is changed; empty for a new one
     */
    public record Form(
            String kind,
            Map<String, String> values,
            Set<String> databases,
            Set<String> kept,
            String id,
            String change,
            boolean encrypts) {
        public Form {
            values = Map.copyOf(values);
            databases = Set.copyOf(databases);
            kept = Set.copyOf(kept);
        }

        /** Nothing typed yet. */
        public static Form empty(String kind, boolean encrypts) {
            return new Form(kind, Map.of(), Set.of(), Set.of(), "", "", encrypts);
        }
    }

    /**
     * A store that is not kept yet.
     *
     * @param redirect where Google is to send the browser, to be written down there; empty when that is not needed
     */
    public record Draft(String id, Form form, Stage stage, String redirect) {}

    /** How far it is. */
    public sealed interface Stage {
        /** Somebody is to agree on a page of Google's; {@code paste} when the address is then pasted back. */
        record Consent(String page, boolean paste) implements Stage {}

        /** Somebody is to agree on another device. */
        record Device(String page, String code, Instant expires) implements Stage {}

        /** The store is being written to and read. */
        record Testing() implements Stage {}

        /** The store was written to, read and, if it lets, cleaned again. */
        record Tested(Probe probe) implements Stage {}

        /** It did not go through. */
        record Failed(Problem why) implements Stage {}
    }

    /** The choices that every kind has. */
    static List<Choice> databases(Shell shell, Set<String> chosen) {
        Guarded guarded = shell.guarded();
        Stream<GuardedDatabase> all = shell.databases().isEmpty() && guarded != null
                ? Stream.of(guarded.database())
                : shell.databases().stream();
        return all.map(database -> new Choice(
                        database.name(), Names.visible(database.shownName()), chosen.contains(database.name())))
                .toList();
    }

    private Words words(Shell shell) {
        return new Words(messages, shell.place());
    }

    private static View page(Words words, Shell shell, String template, Object model) {
        return new View(
                "connect/" + template,
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.OFFSITE, words.text("offsite.connect"), false),
                        "page",
                        model));
    }

    /** One of several. */
    record Choice(String value, String label, boolean chosen) {}

    private record Kinds(List<Kind> kinds) {}

    private record Kind(String href, String label, String why) {}

    private record Answer(String action, String address) {}
}
