package dev.belay.offsite.age;

import dev.belay.offsite.BytesContent;
import dev.belay.offsite.Content;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Small things, encrypted in memory. */
public final class Encrypted {
    private Encrypted() {}

    /** {@code plain}, encrypted with a key of its own. */
    public static byte[] bytes(byte[] plain, Recipients recipients) {
        try (Content content = new BytesContent(plain);
                Content sealed = new SealedContent(content, FileSeal.make(recipients))) {
            ByteBuffer read = sealed.read(0, Math.toIntExact(sealed.bytes()));
            byte[] all = new byte[read.remaining()];
            read.get(all);
            return all;
        } catch (IOException e) {
            throw new IllegalStateException("nothing was read but memory", e);
        }
    }
}
