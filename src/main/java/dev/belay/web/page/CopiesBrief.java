package dev.belay.web.page;

import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyState;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How all copies of one backup stand, in a few words: the one that needs somebody most speaks for them.
 *
 * @param mark as that of a {@link CopyLine}
 */
record CopiesBrief(String mark, String text) {
    /** Null when nothing of the backup should be elsewhere. */
    static @Nullable CopiesBrief of(Words words, List<Copy> copies) {
        List<Copy> wanted = copies.stream()
                .filter(copy -> !(copy.state() instanceof CopyState.Removed))
                .toList();
        if (wanted.isEmpty()) {
            return null;
        }
        long proven = wanted.stream().filter(Copy::proven).count();
        String counted = words.text("copies.brief.proven", proven, wanted.size());
        CopyState speaks = wanted.stream()
                .map(Copy::state)
                .max(Comparator.comparingInt(CopiesBrief::weight))
                .orElseThrow();
        String said = CopyLine.said(words, speaks);
        String text = wanted.size() == 1 ? said : words.text("copies.brief", said, counted);
        return new CopiesBrief(CopyLine.mark(speaks), proven == wanted.size() ? counted : text);
    }

    private static int weight(CopyState state) {
        return switch (state) {
            case CopyState.Removed _ -> 0;
            case CopyState.Proven _ -> 1;
            case CopyState.Waiting _ -> 2;
            case CopyState.Uploading _ -> 3;
            case CopyState.Failed failed -> failed.next() == null ? 5 : 4;
            case CopyState.Damaged _ -> 6;
            case CopyState.Missing _ -> 7;
        };
    }
}
