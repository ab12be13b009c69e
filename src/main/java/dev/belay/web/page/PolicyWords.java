package dev.belay.web.page;

import dev.belay.vault.RetentionSettings;
import dev.belay.vault.RetentionSettings.Keep;
import dev.belay.vault.RetentionSettings.Slots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rules of retention, in words. */
final class PolicyWords {
    private final Words words;
    private final List<String> rules = new ArrayList<>();

    private PolicyWords(Words words) {
        this.words = words;
    }

    /** One line for each rule; none when nothing is ever removed. */
    static List<String> of(Words words, RetentionSettings policy) {
        return policy.keepsAll() ? List.of() : new PolicyWords(words).all(policy);
    }

    private List<String> all(RetentionSettings policy) {
        Slots slots = policy.slots();
        number("last", slots.last());
        if (slots.age() != null) {
            rules.add(words.text("retention.rule.age", span(words, slots.age())));
        }
        number("daily", slots.daily());
        number("weekly", slots.weekly());
        number("monthly", slots.monthly());
        number("yearly", slots.yearly());
        policy.reasons().forEach(this::reason);
        number("floor", policy.floor());
        if (policy.requireOffsite()) {
            rules.add(words.text("retention.rule.offsite"));
        }
        rules.add(words.text("retention.rule.doubtful", span(words, policy.doubtful())));
        return rules;
    }

    private void number(String rule, int number) {
        if (number > 0) {
            rules.add(words.text("retention.rule." + rule, number));
        }
    }

    private void reason(String reason, Keep keep) {
        Duration younger = keep.younger();
        String taken = words.known("reason.", reason);
        rules.add(
                younger == null
                        ? words.text("retention.rule.reason.forever", taken)
                        : words.text("retention.rule.reason", taken, span(words, younger)));
    }

    /** Whole days are told as such. */
    static String span(Words words, Duration span) {
        boolean days = span.toDays() > 0 && span.equals(Duration.ofDays(span.toDays()));
        return days ? words.text("retention.days", span.toDays()) : words.duration(span);
    }
}
