package dev.belay.offsite;

import dev.belay.backup.OffsiteCopies;
import dev.belay.operation.CancelSignal;
import dev.belay.vault.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.stream.Stream;

/**
 * The copies that can take the place of a damaged file without anybody's help. An encrypted one cannot: its key is not
 * here.
 */
public final class FetchableCopies implements OffsiteCopies {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Stores stores;
    private final CopyStore copies;

    public FetchableCopies(Stores stores, CopyStore copies) {
        this.stores = stores;
        this.copies = copies;
    }

    @Override
    public List<OffsiteCopies.Copy> of(Manifest backup) {
        List<String> names =
                stores.setup().all().stream().map(OffsiteSettings.Store::name).toList();
        return copies.of(backup.id()).stream()
                .filter(copy -> copy.proven() && !copy.encrypted() && names.contains(copy.store()))
                .flatMap(copy -> Stream.ofNullable(copy.placed())
                        .<OffsiteCopies.Copy>map(placed -> new Plain(copy.store(), placed)))
                .toList();
    }

    private final class Plain implements OffsiteCopies.Copy {
        private final String store;
        private final Placed placed;

        Plain(String store, Placed placed) {
            this.store = store;
            this.placed = placed;
        }

        @Override
        public String store() {
            return store;
        }

        @Override
        public void fetch(WritableByteChannel to, CancelSignal cancel) throws IOException {
            byte[] buffer = new byte[BUFFER_BYTES];
            try (OpenStore open = stores.use(store);
                    InputStream in = open.plain().open(placed.object(), 0)) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    cancel.check();
                    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                    while (bytes.hasRemaining()) {
                        to.write(bytes);
                    }
                }
            }
        }
    }
}
