package dev.belay.web.page;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Says things in the language, the zone and the moment of one visitor. */
final class Words {
    private final Messages messages;
    private final Place place;

    Words(Messages messages, Place place) {
        this.messages = messages;
        this.place = place;
    }

    String text(String key, Object... arguments) {
        return messages.text(place.locale(), key, arguments);
    }

    /** The message whose key ends in a word from elsewhere, or that word itself when nobody wrote one. */
    String known(String family, String word) {
        return messages.find(place.locale(), family + word).orElseGet(() -> Names.visible(word));
    }

    /** What the core said, in the reader's language; empty when nobody translated it. */
    Optional<String> said(String sentence) {
        return messages.said(place.locale(), sentence);
    }

    String language() {
        return Messages.closest(place.locale()).getLanguage();
    }

    Place place() {
        return place;
    }

    Moment moment(Instant at) {
        return new Moment(at.toString(), exact(at), day(at), format("time.second", at), relative(at));
    }

    /** Date and time to the second, with the zone. */
    String exact(Instant at) {
        return format("time.exact", at) + " " + place.zone().getId();
    }

    /** Date and time to the minute; the year when it is not this one. */
    String day(Instant at) {
        boolean thisYear = at.atZone(place.zone()).getYear()
                == place.now().atZone(place.zone()).getYear();
        return format(thisYear ? "time.day.thisYear" : "time.day", at);
    }

    /** The date alone, without the year. */
    String date(Instant at) {
        return format("time.date", at);
    }

    /** Such as {@code 3 hours ago} or {@code in 2 days}. */
    String relative(Instant at) {
        Duration past = Duration.between(at, place.now());
        return past.isNegative()
                ? relative("time.in.", past.negated(), "time.soon")
                : relative("time.ago.", past, "time.now");
    }

    /** How long something took or is old. */
    String duration(Duration length) {
        long seconds = length.toSeconds();
        if (seconds < 10) {
            return text("duration.seconds", String.format(Locale.ROOT, "%.1f", length.toMillis() / 1000.0));
        }
        if (seconds < 60) {
            return text("duration.seconds", seconds);
        }
        if (seconds < 3600) {
            return text("duration.minutes", seconds / 60, seconds % 60);
        }
        return seconds < 172_800
                ? text("duration.hours", seconds / 3600, seconds / 60 % 60)
                : text("duration.days", seconds / 86_400, seconds / 3600 % 24);
    }

    private String relative(String family, Duration distance, String close) {
        long minutes = distance.toMinutes();
        if (minutes < 1) {
            return text(close);
        }
        if (minutes < 60) {
            return text(family + "minutes", minutes);
        }
        return minutes < 48 * 60 ? text(family + "hours", minutes / 60) : text(family + "days", minutes / (24 * 60));
    }

    private String format(String key, Instant at) {
        return DateTimeFormatter.ofPattern(text(key), place.locale()).format(at.atZone(place.zone()));
    }
}
