package dev.belay.offsite;

import dev.belay.offsite.OffsiteSettings.Drive;
import dev.belay.offsite.OffsiteSettings.Folder;
import dev.belay.offsite.OffsiteSettings.Rclone;
import dev.belay.offsite.OffsiteSettings.S3;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.StoreStatus.Counts;
import dev.belay.offsite.StoreStatus.Sending;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows how a store does, from what is written down. */
final class StoreView {
    private final CopyTools tools;
    private final Courier courier;

    StoreView(CopyTools tools, Courier courier) {
        this.tools = tools;
        this.courier = courier;
    }

    StoreStatus status(Store store) {
        List<Copy> there = tools.copies().in(store.name());
        StoreFacts facts = tools.book().facts(store.name());
        return new StoreStatus(
                store.name(),
                kind(store.target()),
                place(store),
                tools.stores().seals(store),
                facts.grows(),
                facts.paused(),
                facts.problem(),
                there.stream().flatMap(this::sending).toList(),
                counts(there),
                lastProven(there),
                facts.compared(),
                facts.bytesFree());
    }

    private String place(Store store) {
        try (OpenStore open = tools.stores().use(store.name())) {
            return open.plain().place();
        }
    }

    private static String kind(OffsiteSettings.Target target) {
        return switch (target) {
            case Drive _ -> "drive";
            case S3 _ -> "s3";
            case Folder _ -> "folder";
            case Rclone _ -> "rclone";
        };
    }

    private Stream<Sending> sending(Copy copy) {
        return copy.state() instanceof CopyState.Uploading(Instant _, long sent, long bytes)
                ? Stream.of(new Sending(copy.backup(), sent, bytes, courier.rate(copy)))
                : Stream.empty();
    }

    private static Counts counts(List<Copy> there) {
        int[] counts = new int[5];
        for (Copy copy : there) {
            int kind =
                    switch (copy.state()) {
                        case CopyState.Waiting _, CopyState.Uploading _ -> 0;
                        case CopyState.Proven _ -> 1;
                        case CopyState.Failed _ -> 2;
                        case CopyState.Missing _ -> 3;
                        case CopyState.Damaged _ -> 4;
                        case CopyState.Removed _ -> -1;
                    };
            if (kind >= 0) {
                counts[kind]++;
            }
        }
        return new Counts(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    private static @Nullable Instant lastProven(List<Copy> there) {
        Optional<Instant> last = there.stream()
                .flatMap(copy -> copy.state() instanceof CopyState.Proven(Instant at, Instant _)
                        ? Stream.of(at)
                        : Stream.empty())
                .max(Comparator.naturalOrder());
        return last.orElse(null);
    }
}
