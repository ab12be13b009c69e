package dev.belay.web.page;

import dev.belay.offsite.recovery.RecoverySheet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who can read the copies, and on which sheet of paper does the key stand? */
public final class KeyPage {
    private final Messages messages;

    public KeyPage(Messages messages) {
        this.messages = messages;
    }

    /** The page; {@code recipient} is the one whose secret is to be typed back, or empty. */
    public View view(Shell shell, Known known, String recipient, @Nullable Problem problem) {
        Words words = new Words(messages, shell.place());
        Model model = new Model(
                words.text(known.recipients().isEmpty() ? "key.headline.none" : "key.headline.some"),
                known.recipients(),
                known.changeable(),
                recipient,
                Trouble.of(words, problem));
        return new View("key/page", Map.of("shell", around(words, shell), "page", model));
    }

    /** The sheet, shown this once. */
    public View sheet(Shell shell, RecoverySheet sheet) {
        Words words = new Words(messages, shell.place());
        Sheet model = new Sheet(
                words.text("key.sheet", Names.isolated(sheet.app())),
                words.text("key.made", words.exact(sheet.made())),
                sheet.recipient(),
                sheet.secret().reveal(),
                sheet.places().stream().map(place -> place(words, place)).toList(),
                String.join("\n", sheet.withBelay()),
                String.join("\n", sheet.withoutBelay()));
        return new View("key/sheet", Map.of("shell", around(words, shell), "page", model));
    }

    /**
     * For whom copies are encrypted.
     *
     * @param recipients public keys
     * @param changeable whether they can be changed here
     */
    public record Known(List<String> recipients, boolean changeable) {
        public Known {
            recipients = List.copyOf(recipients);
        }
    }

    private static Place place(Words words, RecoverySheet.Place place) {
        return new Place(
                Names.visible(place.name()),
                words.text("offsite.kind." + place.kind()),
                Sentence.phrase(words, place.where()),
                Sentence.of(words, place.needs()));
    }

    private static Surroundings around(Words words, Shell shell) {
        return Surroundings.of(words, shell, Section.OFFSITE, words.text("offsite.key.link"), false);
    }

    private record Model(
            String headline,
            List<String> recipients,
            boolean changeable,
            String recipient,
            @Nullable Trouble trouble) {}

    private record Sheet(
            String title,
            String made,
            String recipient,
            String secret,
            List<Place> places,
            String withBelay,
            String withoutBelay) {}

    private record Place(String name, String kind, Sentence where, Sentence needs) {}
}
