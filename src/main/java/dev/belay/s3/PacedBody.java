package dev.belay.s3;

import dev.belay.offsite.Outgoing;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The bytes of one request. The library may read them twice, once to sign them; they are held back and may be ended as
 * they are read for the first time.
 */
final class PacedBody {
    private static final int PIECE_BYTES = 64 * 1024;

    private final Outgoing outgoing;
    private final byte[] bytes;
    private int paced;

    PacedBody(Outgoing outgoing, byte[] bytes) {
        this.outgoing = outgoing;
        this.bytes = bytes;
    }

    RequestBody request() {
        return RequestBody.fromContentProvider(Reading::new, bytes.length, "application/octet-stream");
    }

    private final class Reading extends InputStream {
        private int at;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int piece = Math.min(Math.min(length, PIECE_BYTES), bytes.length - at);
            if (piece <= 0) {
                return length == 0 ? 0 : -1;
            }
            if (at + piece > paced) {
                outgoing.pace(at + piece - paced);
                paced = at + piece;
            }
            System.arraycopy(bytes, at, into, offset, piece);
            at += piece;
            return piece;
        }
    }
}
