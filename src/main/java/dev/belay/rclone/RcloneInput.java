package dev.belay.rclone;

import dev.belay.process.RunningCommand;
import java.io.IOException;
import java.io.InputStream;

/** A file that rclone reads. It is at its end only when rclone says that it was all. */
final class RcloneInput extends InputStream {
    private final Rclone rclone;
    private final RunningCommand cat;
    private final String[] arguments;

    RcloneInput(Rclone rclone, RunningCommand cat, String... arguments) {
        this.rclone = rclone;
        this.cat = cat;
        this.arguments = arguments;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = cat.output().read(into, offset, length);
        if (count < 0) {
            rclone.check(cat, arguments);
        }
        return count;
    }

    @Override
    public void close() {
        cat.close();
    }
}
