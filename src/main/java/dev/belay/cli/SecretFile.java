package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** A new file that nobody but its owner can read. */
final class SecretFile {
    private SecretFile() {}

    /** Writes {@code lines}; {@link ErrorCode#USAGE} when there is a file of that name, or it cannot be made. */
    static void write(Path file, List<String> lines) {
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer text = StandardCharsets.UTF_8.encode(String.join("\n", lines) + "\n");
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new BelayException(ErrorCode.USAGE, "the file " + file + " is there already", "name another one", e);
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.USAGE, "the file " + file + " cannot be written", "check its folder and its rights", e);
        }
    }
}
