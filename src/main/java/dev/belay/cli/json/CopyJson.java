package dev.belay.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyState;
import dev.belay.offsite.Placed;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One copy of a backup in one store.
 *
 * @param state {@code waiting}, {@code uploading}, {@code proven}, {@code failed}, {@code missing}, {@code damaged} or
 *     {@code removed}
 * @param at since when it stands so
 * @param percent how much has arrived, while it is uploading
 * @param why it is not well; left out when it is
 * @param hint what to do about it; left out when there is nothing to do but to wait
 * @param next when it is tried again; left out when it is not by itself
 * @param path where it lies in the store; left out before it arrived
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CopyJson(
        String store,
        String state,
        Instant at,
        boolean encrypted,
        @Nullable Integer percent,
        @Nullable String why,
        @Nullable String hint,
        @Nullable Instant next,
        @Nullable String path) {

    public static CopyJson of(Copy copy) {
        Plain plain = new Plain(copy);
        return switch (copy.state()) {
            case CopyState.Waiting(Instant since) -> plain.since(since);
            case CopyState.Uploading uploading -> plain.json(uploading.began(), uploading.percent(), "", "", null);
            case CopyState.Proven(Instant at, Instant _) -> plain.since(at);
            case CopyState.Failed(Instant at, String sentence, String hint, Instant next) ->
                plain.json(at, null, sentence, hint, next);
            case CopyState.Missing(Instant found) ->
                plain.json(found, null, "it was proven, and is not there any more", "", null);
            case CopyState.Damaged(Instant found, String sentence) -> plain.json(found, null, sentence, "", null);
            case CopyState.Removed(Instant at, String why) -> plain.json(at, null, why, "", null);
        };
    }

    private record Plain(Copy copy) {
        CopyJson since(Instant at) {
            return json(at, null, "", "", null);
        }

        CopyJson json(Instant at, @Nullable Integer percent, String why, String hint, @Nullable Instant next) {
            return new CopyJson(
                    copy.store(),
                    copy.state().word(),
                    at,
                    copy.encrypted(),
                    percent,
                    said(why),
                    said(hint),
                    next,
                    Optional.ofNullable(copy.placed())
                            .map(Placed::object)
                            .map(object -> object.path().toString())
                            .orElse(null));
        }

        private static @Nullable String said(String text) {
            return text.isEmpty() ? null : text;
        }
    }
}
