package dev.belay.postgres;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** A moment as the server's {@code extract(epoch …)} gives it. */
final class Epoch {
    private Epoch() {}

    static Instant instant(String seconds) {
        BigDecimal value = new BigDecimal(seconds);
        BigDecimal whole = value.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValueExact(), value.subtract(whole).movePointRight(9).longValue());
    }
}
