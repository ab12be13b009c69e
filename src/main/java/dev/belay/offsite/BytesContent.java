package dev.belay.offsite;

import java.nio.ByteBuffer;

/** A small file that is in memory already, such as a manifest. */
public final class BytesContent extends WindowedContent {
    private final byte[] all;

    public BytesContent(byte[] all) {
        super(all.length);
        this.all = all.clone();
    }

    @Override
    protected void fill(long position, ByteBuffer into) {
        into.put(all, Math.toIntExact(position), into.remaining());
    }

    @Override
    protected void check(Fingerprint whole) {
        // it is what it is
    }

    @Override
    public void close() {
        // nothing is open
    }
}
