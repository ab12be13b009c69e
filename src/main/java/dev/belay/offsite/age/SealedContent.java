package dev.belay.offsite.age;

import dev.belay.offsite.Content;
import dev.belay.offsite.Fingerprint;
import dev.belay.offsite.WindowedContent;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Another content, encrypted; closing it leaves that one open. */
final class SealedContent extends WindowedContent {
    private final Content plain;
    private final FileSeal seal;
    private final EncryptedBlocks blocks;
    private ByteBuffer next = ByteBuffer.allocate(0);

    SealedContent(Content plain, FileSeal seal) {
        super(seal.head().length + EncryptedBlocks.bytes(plain.bytes()));
        this.plain = plain;
        this.seal = seal;
        this.blocks = new EncryptedBlocks(plain, seal.payloadKey());
    }

    @Override
    protected void fill(long position, ByteBuffer into) throws IOException {
        if (position == 0) {
            blocks.restart();
            next = ByteBuffer.wrap(seal.head());
        }
        while (into.hasRemaining()) {
            if (!next.hasRemaining()) {
                next = blocks.next();
            }
            int count = Math.min(into.remaining(), next.remaining());
            into.put(next.slice(next.position(), count));
            next.position(next.position() + count);
        }
    }

    /** That what is encrypted is the file that it should be. */
    @Override
    protected void check(Fingerprint whole) throws IOException {
        plain.fingerprint();
    }

    @Override
    public void close() {
        blocks.close();
    }
}
