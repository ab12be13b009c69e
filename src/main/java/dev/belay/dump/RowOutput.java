package dev.belay.dump;

/** Passes the rows of COPY blocks on, and nothing else. */
final class RowOutput implements ByteSource.Tap {
    private final DumpListener out;
    private boolean open;

    RowOutput(DumpListener out) {
        this.out = out;
    }

    void open() {
        open = true;
    }

    void close() {
        open = false;
    }

    @Override
    public void take(byte[] buffer, int offset, int length) {
        if (open) {
            out.copyRows(buffer, offset, length);
        }
    }
}
