package dev.belay.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.belay.offsite.StoreStatus;
import dev.belay.offsite.StoreStatus.Counts;
import dev.belay.offsite.StoreStatus.Problem;
import dev.belay.offsite.StoreStatus.Sending;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stores there are, and how each does. */
public record StoresJson(List<Item> stores) {
    public static StoresJson of(List<StoreStatus> all) {
        return new StoresJson(all.stream().map(Item::of).toList());
    }

    /**
     * One of them.
     *
     * @param encrypts whether what is sent there from now on is encrypted
     * @param grows whether nothing can be deleted there, as far as is known
     * @param problem why it stands still; left out when it does not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String name,
            String kind,
            String place,
            boolean encrypts,
            boolean grows,
            boolean paused,
            @Nullable Problem problem,
            List<Moving> sending,
            Counts copies,
            @Nullable Instant lastProven,
            @Nullable Instant compared,
            @Nullable Long bytesFree) {
        static Item of(StoreStatus store) {
            return new Item(
                    store.name(),
                    store.kind(),
                    store.place(),
                    store.encrypts(),
                    store.grows(),
                    store.paused(),
                    store.problem(),
                    store.sending().stream().map(Moving::of).toList(),
                    store.counts(),
                    store.lastProven(),
                    store.compared(),
                    store.bytesFree());
        }
    }

    /** What is on its way. */
    public record Moving(String backup, long sent, long bytes, long bytesPerSecond) {
        static Moving of(Sending sending) {
            return new Moving(sending.backup().value(), sending.sent(), sending.bytes(), sending.bytesPerSecond());
        }
    }
}
