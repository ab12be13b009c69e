package dev.belay.offsite;

import dev.belay.offsite.OffsiteSettings.Drive;
import dev.belay.offsite.OffsiteSettings.Folder;
import dev.belay.offsite.OffsiteSettings.Rclone;
import dev.belay.offsite.OffsiteSettings.S3;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.StoreStatus.Counts;
import dev.belay.offsite.StoreStatus.Sending;
import java.time.Instant;
import java.util.stream.Stream;

/** Shows how a store does, from what is written down. */
final class StoreView {
    private final CopyTools tools;
    private final Courier courier;

    StoreView(CopyTools tools, Courier courier) {
        this.tools = tools;
        this.courier = courier;
    }

    StoreStatus status(Store store) {
        CopyTally tally = tools.copies().tally(store.name());
        StoreFacts facts = tools.book().facts(store.name());
        return new StoreStatus(
                store.name(),
                kind(store.target()),
                place(store),
                tools.stores().seals(store),
                facts.grows(),
                facts.paused(),
                facts.problem(),
                tools.copies().uploading().stream()
                        .filter(copy -> copy.store().equals(store.name()))
                        .flatMap(this::sending)
                        .toList(),
                counts(tally),
                tally.lastProven(),
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

    private static Counts counts(CopyTally tally) {
        return new Counts(
                tally.of(CopyState.Waiting.WORD, CopyState.Uploading.WORD),
                tally.of(CopyState.Proven.WORD),
                tally.of(CopyState.Failed.WORD),
                tally.of(CopyState.Missing.WORD),
                tally.of(CopyState.Damaged.WORD));
    }
}
