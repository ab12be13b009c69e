package dev.belay.backup;

import dev.belay.dump.CopyBlock;
import dev.belay.dump.DumpListener;
import dev.belay.dump.TableName;
import dev.belay.vault.FrameWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands every byte of a dump to the frames, begins a new frame at both ends of every COPY block, and remembers which
 * frames hold which table. Its counters are read by another thread.
 */
final class DumpPipeline implements DumpListener {
    private final FrameWriter frames;
    private final Map<TableName, FrameRange> ranges = new LinkedHashMap<>();
    private int firstFrame;
    private volatile Seen seen = new Seen(0, 0, 0, null);

    DumpPipeline(FrameWriter frames) {
        this.frames = frames;
    }

    /** What another thread may show while the dump runs. */
    record Seen(
            int tables,
            long rows,
            long plainBytes,
            @Nullable String now) {}

    /** Consecutive frames. */
    record FrameRange(int first, int count) {}

    @Override
    public int statementLimitBytes() {
        return 0;
    }

    @Override
    public void raw(byte[] buffer, int offset, int length) {
        try {
            frames.write(buffer, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Seen before = seen;
        seen = new Seen(before.tables(), before.rows(), before.plainBytes() + length, before.now());
    }

    @Override
    public void copyBegan(CopyBlock block) {
        frames.cut();
        firstFrame = frames.frame();
        Seen before = seen;
        seen = new Seen(
                before.tables(),
                before.rows(),
                before.plainBytes(),
                block.table().toString());
    }

    @Override
    public void copyEnded(CopyBlock block, long blockRows, long bytes) {
        frames.cut();
        ranges.put(block.table(), new FrameRange(firstFrame, frames.frame() - firstFrame));
        Seen before = seen;
        seen = new Seen(ranges.size(), before.rows() + blockRows, before.plainBytes(), before.now());
    }

    FrameRange range(TableName table) {
        return ranges.getOrDefault(table, new FrameRange(0, 0));
    }

    Seen seen() {
        return seen;
    }
}
