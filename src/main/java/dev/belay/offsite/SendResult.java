package dev.belay.offsite;

import java.util.List;

/** What came of sending one backup to all its stores. */
public sealed interface SendResult {
    /** No store takes it. */
    record Nowhere() implements SendResult {}

    /** Every copy arrived and was read back. */
    record Proven(List<Copy> copies) implements SendResult {
        public Proven {
            copies = List.copyOf(copies);
        }
    }

    /** At least one is not proven; each says how it stands. */
    record Failed(List<Copy> copies) implements SendResult {
        public Failed {
            copies = List.copyOf(copies);
        }
    }
}
