package dev.belay.web.page;

import dev.belay.offsite.CopyEvent;
import dev.belay.offsite.CopyState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One copy of a backup, with what happened to it.
 *
 * @param losable whether somebody may stop asking for it
 * @param there whether it can be fetched
 */
record CopyStory(CopyLine line, List<Happened> history, boolean losable, boolean there) {

    /** Something that happened to it. */
    record Happened(Moment moment, String what, @Nullable Sentence detail) {}

    static List<CopyStory> all(Words words, List<BackupPage.Elsewhere> copies) {
        return copies.stream()
                .map(each -> new CopyStory(
                        CopyLine.of(words, each.copy()),
                        each.history().stream()
                                .map(event -> happened(words, event))
                                .toList(),
                        each.copy().state() instanceof CopyState.Missing
                                || each.copy().state() instanceof CopyState.Damaged,
                        each.copy().proven()))
                .toList();
    }

    private static Happened happened(Words words, CopyEvent event) {
        return new Happened(
                words.moment(event.at()),
                words.known("copy.state.", event.state()),
                Sentence.ofSaid(words, event.detail()));
    }
}
