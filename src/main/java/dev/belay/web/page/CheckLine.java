package dev.belay.web.page;

import dev.belay.restore.PreflightItem;
import dev.belay.restore.PreflightItem.Verdict;
import dev.belay.restore.Preview;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must hold before a restore.
 *
 * @param mark {@code ok}, {@code care} or {@code bad}
 * @param state that mark in words
 * @param advice what to do, in words; null when it passes or when a command does it
 * @param command what to do, to be copied; empty when words tell
 */
record CheckLine(
        String title,
        String mark,
        String state,
        Sentence detail,
        @Nullable Sentence advice,
        String command) {

    /** Those that block or warn, the blocking ones first. */
    static List<CheckLine> open(Words words, Preview preview) {
        return preview.preflight().stream()
                .filter(item -> item.verdict() != Verdict.PASS)
                .sorted((one, other) -> other.verdict().compareTo(one.verdict()))
                .map(item -> of(words, item))
                .toList();
    }

    static List<CheckLine> passed(Words words, Preview preview) {
        return preview.preflight().stream()
                .filter(item -> item.verdict() == Verdict.PASS)
                .map(item -> of(words, item))
                .toList();
    }

    private static CheckLine of(Words words, PreflightItem item) {
        boolean command = Trouble.isCommand(item.fix());
        return new CheckLine(
                words.known("preflight.", item.id()),
                switch (item.verdict()) {
                    case PASS -> "ok";
                    case WARN -> "care";
                    case BLOCK -> "bad";
                },
                words.text("preflight.is." + item.verdict()),
                Sentence.of(words, item.detail()),
                command ? null : Sentence.ofSaid(words, item.fix()),
                command ? Names.visible(item.fix()) : "");
    }
}
