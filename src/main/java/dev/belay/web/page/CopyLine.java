package dev.belay.web.page;

import dev.belay.base.ByteSize;
import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyState;
import dev.belay.offsite.Placed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one copy stands, in words.
 *
 * @param href of its backup
 * @param mark {@code ok}, {@code now}, {@code care}, {@code bad} or {@code off}
 * @param note when, and what is next
 * @param detail what went wrong; null when nothing did
 * @param hint what to do; null when there is nothing to do
 * @param size of what lies there; null before it arrived
 * @param sendable whether sending it again is of use
 */
record CopyLine(
        String backup,
        String href,
        String store,
        String mark,
        String state,
        String note,
        @Nullable Sentence detail,
        @Nullable Sentence hint,
        @Nullable String size,
        boolean encrypted,
        boolean sendable) {

    static CopyLine of(Words words, Copy copy) {
        CopyState state = copy.state();
        Placed placed = copy.placed();
        return new CopyLine(
                copy.backup().value(),
                "/backups/" + copy.backup().value(),
                Names.visible(copy.store()),
                mark(state),
                said(words, state),
                note(words, state),
                detail(words, state),
                hint(words, state),
                placed == null ? null : new ByteSize(placed.sent().bytes()).toString(),
                copy.encrypted(),
                sendable(state));
    }

    /** Whether a person has to do something before it can be relied on again. */
    static boolean needsSomebody(CopyState state) {
        return mark(state).equals("bad");
    }

    /** {@code ok}, {@code now}, {@code care}, {@code bad} or {@code off}. */
    static String mark(CopyState state) {
        return switch (state) {
            case CopyState.Proven _ -> "ok";
            case CopyState.Uploading _ -> "now";
            case CopyState.Failed failed -> failed.next() == null ? "bad" : "care";
            case CopyState.Missing _, CopyState.Damaged _ -> "bad";
            case CopyState.Waiting _, CopyState.Removed _ -> "off";
        };
    }

    /** How it stands, in a word or two. */
    static String said(Words words, CopyState state) {
        return state instanceof CopyState.Uploading uploading
                ? words.text("copy.state.uploading.percent", uploading.percent())
                : words.text("copy.state." + state.word());
    }

    private static String note(Words words, CopyState state) {
        return switch (state) {
            case CopyState.Waiting(Instant since) -> words.text("copy.note.waiting", words.relative(since));
            case CopyState.Uploading uploading ->
                words.text(
                        "copy.note.uploading",
                        words.relative(uploading.began()),
                        new ByteSize(uploading.sent()),
                        new ByteSize(uploading.bytes()));
            case CopyState.Proven(Instant at, Instant looked) ->
                at.equals(looked)
                        ? words.text("copy.note.proven", words.relative(at))
                        : words.text("copy.note.proven.looked", words.relative(at), words.relative(looked));
            case CopyState.Failed failed -> {
                Instant next = failed.next();
                yield next == null
                        ? words.text("copy.note.failed", words.relative(failed.at()))
                        : words.text("copy.note.failed.next", words.relative(failed.at()), words.relative(next));
            }
            case CopyState.Missing(Instant found) -> words.text("copy.note.missing", words.relative(found));
            case CopyState.Damaged(Instant found, String _) -> words.text("copy.note.damaged", words.relative(found));
            case CopyState.Removed(Instant at, String _) -> words.text("copy.note.removed", words.relative(at));
        };
    }

    private static @Nullable Sentence detail(Words words, CopyState state) {
        return switch (state) {
            case CopyState.Failed failed -> Sentence.ofSaid(words, failed.sentence());
            case CopyState.Damaged(Instant _, String sentence) -> Sentence.ofSaid(words, sentence);
            case CopyState.Removed(Instant _, String why) -> Sentence.ofSaid(words, why);
            case CopyState.Waiting _, CopyState.Uploading _, CopyState.Proven _, CopyState.Missing _ -> null;
        };
    }

    private static @Nullable Sentence hint(Words words, CopyState state) {
        return switch (state) {
            case CopyState.Failed failed -> Sentence.ofSaid(words, failed.hint());
            case CopyState.Missing _, CopyState.Damaged _ ->
                new Sentence(words.text("copy.lost.hint"), words.language());
            case CopyState.Waiting _, CopyState.Uploading _, CopyState.Proven _, CopyState.Removed _ -> null;
        };
    }

    private static boolean sendable(CopyState state) {
        return switch (state) {
            case CopyState.Failed _, CopyState.Missing _, CopyState.Damaged _ -> true;
            case CopyState.Waiting _, CopyState.Uploading _, CopyState.Proven _, CopyState.Removed _ -> false;
        };
    }
}
