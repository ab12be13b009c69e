package dev.belay.vault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who took a backup, when and why.
 *
 * @param zone in which its times are meant for people, such as {@code Asia/Seoul}
 * @param period key of the period that it closes, such as {@code 2026-W07}
 * @param auditHead number and hash of the last audit entry when it was taken, {@code 42:ab…}
 * @param keepUntil before which it must not be removed, as the books of a period; null when nobody said
 */
public record Taken(
        Instant began,
        Instant ended,
        String zone,
        Reason reason,
        String actor,
        @Nullable String label,
        @Nullable String period,
        @Nullable String gitCommit,
        @Nullable String auditHead,
        @Nullable Instant keepUntil) {
    public Taken {
        Parts.require("when and why a backup was taken", began, ended, zone, reason, actor);
    }
}
