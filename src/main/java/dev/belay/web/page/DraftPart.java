package dev.belay.web.page;

import dev.belay.web.page.BackupStory.Fact;
import dev.belay.web.page.ConnectPage.Draft;
import dev.belay.web.page.ConnectPage.Form;
import dev.belay.web.page.ConnectPage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store that is not kept yet, on its page.
 *
 * @param trouble why the last request was not served; null when it was
 * @param facts what was chosen, to look at once more
 * @param consent null unless somebody is to agree on a page of Google's
 * @param device null unless somebody is to agree on another device
 * @param passed what the test found; none before it passed
 * @param failed why it did not go through; null when it did
 * @param events where it is told that it got on; empty when it does not by itself
 * @param change where the fields can be filled in again
 */
record DraftPart(
        String title,
        @Nullable Trouble trouble,
        List<Fact> facts,
        @Nullable Consent consent,
        @Nullable Device device,
        List<Sentence> passed,
        @Nullable Trouble failed,
        String action,
        String events,
        String change,
        String redirect) {

    /** A page of Google's in this browser. */
    record Consent(String page, boolean paste) {}

    /** A page of Google's in any browser. */
    record Device(String page, String code, Moment expires) {}

    static DraftPart of(Words words, Draft draft, @Nullable Trouble trouble) {
        String action = "/offsite/connect/" + draft.id();
        Stage stage = draft.stage();
        return new DraftPart(
                words.text("offsite.draft." + word(stage)),
                trouble,
                facts(words, draft.form()),
                stage instanceof Stage.Consent(String page, boolean paste) ? new Consent(page, paste) : null,
                stage instanceof Stage.Device(String page, String code, Instant expires)
                        ? new Device(page, code, words.moment(expires))
                        : null,
                stage instanceof Stage.Tested tested ? StoreCard.passed(words, tested.probe()) : List.of(),
                stage instanceof Stage.Failed(Problem why) ? Trouble.of(words, why) : null,
                action,
                stage instanceof Stage.Device || stage instanceof Stage.Testing ? action + "/events" : "",
                "/offsite/connect?draft=" + draft.id(),
                draft.redirect());
    }

    private static String word(Stage stage) {
        return switch (stage) {
            case Stage.Consent _ -> "consent";
            case Stage.Device _ -> "device";
            case Stage.Testing _ -> "testing";
            case Stage.Tested _ -> "tested";
            case Stage.Failed _ -> "failed";
        };
    }

    private static List<Fact> facts(Words words, Form form) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(words.text("offsite.field.name"), Names.visible(value(form, "name")), false));
        facts.add(new Fact(words.text("offsite.fact.kind"), words.text("offsite.kind." + form.kind()), false));
        Stream.of("path", "remote", "bucket", "folder")
                .map(field -> value(form, field))
                .filter(place -> !place.isEmpty())
                .findFirst()
                .ifPresent(place -> facts.add(new Fact(words.text("offsite.fact.place"), Names.visible(place), true)));
        facts.add(new Fact(
                words.text("offsite.fact.databases"),
                form.databases().isEmpty()
                        ? words.text("offsite.databases.all")
                        : form.databases().stream().sorted().map(Names::visible).collect(Collectors.joining(", ")),
                false));
        facts.add(new Fact(words.text("offsite.fact.sealed"), sealed(words, form), false));
        facts.add(new Fact(words.text("offsite.fact.limits"), limits(words, form), false));
        facts.add(new Fact(words.text("offsite.fact.keeps"), keeps(words, form), false));
        return facts;
    }

    private static String sealed(Words words, Form form) {
        if (!form.encrypts()) {
            return words.text("offsite.plain.noKey");
        }
        return words.text(value(form, "encrypt").equals("no") ? "offsite.plain" : "offsite.encrypted");
    }

    private static String limits(Words words, Form form) {
        String all = IntStream.rangeClosed(1, ConnectFields.LIMITS)
                .filter(number -> !value(form, "rate" + number).isEmpty())
                .mapToObj(number -> words.text(
                        "offsite.limit",
                        value(form, "from" + number),
                        value(form, "to" + number),
                        value(form, "rate" + number)))
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? words.text("offsite.limit.none") : all;
    }

    private static String keeps(Words words, Form form) {
        String all = Stream.of("last", "daily", "weekly", "monthly", "yearly")
                .filter(rule -> value(form, rule).matches("[1-9]\\d{0,5}"))
                .map(rule -> words.text("retention.rule." + rule, Integer.parseInt(value(form, rule))))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? words.text("offsite.keeps.all") : all;
    }

    private static String value(Form form, String name) {
        return form.values().getOrDefault(name, "");
    }
}
