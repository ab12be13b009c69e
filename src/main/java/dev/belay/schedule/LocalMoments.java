package dev.belay.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** Where a time on the wall lies in the course of time. */
final class LocalMoments {
    private LocalMoments() {}

    /** The one moment of {@code local}: a skipped one is the next that exists, a repeated one is the first of both. */
    static Instant resolve(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition jump = zone.getRules().getTransition(local);
        if (jump == null) {
            return local.atZone(zone).toInstant();
        }
        return jump.isGap() ? jump.getInstant() : local.toInstant(jump.getOffsetBefore());
    }
}
