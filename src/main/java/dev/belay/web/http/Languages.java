package dev.belay.web.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which language a page speaks. */
final class Languages {
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.KOREAN);

    private Languages() {}

    /** The spoken language with this tag. */
    static Optional<Locale> of(String tag) {
        return SPOKEN.stream()
                .filter(locale -> locale.toLanguageTag().equals(tag))
                .findFirst();
    }

    /** What was chosen, else the best of what the browser accepts, else English. */
    static Locale choose(@Nullable String chosen, @Nullable String accepted) {
        return Optional.ofNullable(chosen)
                .flatMap(Languages::of)
                .or(() -> Optional.ofNullable(accepted).flatMap(Languages::best))
                .orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> best(String accepted) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(accepted), SPOKEN));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
