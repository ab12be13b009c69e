package dev.belay.web.page;

import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyState;
import dev.belay.offsite.CopyTroubles;
import dev.belay.offsite.StoreStatus;
import dev.belay.web.page.Safety.Finding;
import java.time.Instant;
import java.util.List;

/**
 * What is known of copies elsewhere, for the overview.
 *
 * @param copies of the newest backup that counts
 */
public record Elsewhere(List<StoreStatus> stores, List<Copy> copies) {
    /** Nothing is sent anywhere. */
    public static final Elsewhere NONE = new Elsewhere(List.of(), List.of());

    public Elsewhere {
        stores = List.copyOf(stores);
        copies = List.copyOf(copies);
    }

    Finding finding(Instant now) {
        if (stores.isEmpty()) {
            return Finding.SAFE;
        }
        if (lost() > 0 || stopped() || copies.stream().anyMatch(copy -> late(copy, now))) {
            return Finding.LOST;
        }
        return copies.stream().anyMatch(Copy::proven) ? Finding.SECURED : Finding.SENDING;
    }

    /** How many copies are missing or damaged. */
    int lost() {
        return stores.stream()
                .mapToInt(store -> store.counts().missing() + store.counts().damaged())
                .sum();
    }

    /** Whether a store takes nothing until somebody has done something. */
    boolean stopped() {
        return stores.stream().anyMatch(store -> store.problem() != null);
    }

    private static boolean late(Copy copy, Instant now) {
        boolean open =
                switch (copy.state()) {
                    case CopyState.Waiting _, CopyState.Uploading _, CopyState.Failed _ -> true;
                    case CopyState.Proven _, CopyState.Missing _, CopyState.Damaged _, CopyState.Removed _ -> false;
                };
        return open && copy.wanted().plus(CopyTroubles.LATE).isBefore(now);
    }
}
