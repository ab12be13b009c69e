package dev.belay.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyState;
import dev.belay.offsite.Placed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A copy elsewhere as the API tells it.
 *
 * @param state {@code waiting}, {@code uploading}, {@code proven}, {@code failed}, {@code missing}, {@code damaged} or
 *     {@code removed}
 * @param storedBytes of what was sent; null before it arrived
 * @param proven when it was read back; null while it is not proven
 * @param error why it failed or is damaged; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CopyJson(
        String store,
        String state,
        boolean encrypted,
        @Nullable Long storedBytes,
        @Nullable Instant proven,
        @Nullable String error) {

    static CopyJson of(Copy copy) {
        Placed placed = copy.placed();
        return new CopyJson(
                copy.store(),
                copy.state().word(),
                copy.encrypted(),
                placed == null ? null : placed.sent().bytes(),
                copy.state() instanceof CopyState.Proven(Instant at, Instant _) ? at : null,
                error(copy.state()));
    }

    private static @Nullable String error(CopyState state) {
        return switch (state) {
            case CopyState.Failed failed -> failed.sentence();
            case CopyState.Damaged(Instant _, String sentence) -> sentence;
            case CopyState.Waiting _,
                    CopyState.Uploading _,
                    CopyState.Proven _,
                    CopyState.Missing _,
                    CopyState.Removed _ -> null;
        };
    }
}
