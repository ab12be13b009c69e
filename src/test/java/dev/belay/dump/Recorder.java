package dev.belay.dump;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps all that a listener is told, and where in the raw bytes it was told. */
final class Recorder implements DumpListener {
    /** Small enough that everything is cut somewhere. */
    private static final int TINY_BUFFER = 16;

    record Block(CopyBlock copy, String rows, long counted, String raw) {}

    final List<Statement> statements = new ArrayList<>();
    final List<MetaCommand> commands = new ArrayList<>();
    final List<Block> blocks = new ArrayList<>();
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private int blockFrom;

    /** Reads {@code text} in pieces of {@code chunk} bytes. */
    static DumpContents read(String text, int chunk, Recorder recorder) {
        return read(text.getBytes(StandardCharsets.UTF_8), chunk, recorder);
    }

    static DumpContents read(byte[] text, int chunk, Recorder recorder) {
        try {
            return DumpReader.read(
                    new ByteSource(new Pieces(text, chunk), Math.max(TINY_BUFFER, chunk)), new ListenerFan(recorder));
        } catch (IOException e) {
            throw new IllegalStateException("memory can be read", e);
        }
    }

    static DumpContents contents(String text) {
        return read(text, text.length() + 1, new Recorder());
    }

    static Recorder of(String text, int chunk) {
        Recorder recorder = new Recorder();
        read(text, chunk, recorder);
        return recorder;
    }

    List<String> sql() {
        return statements.stream().map(Statement::sql).toList();
    }

    List<String> metaCommands() {
        return commands.stream().map(MetaCommand::text).toList();
    }

    String raw() {
        return raw.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void statement(Statement statement) {
        statements.add(statement);
    }

    @Override
    public void metaCommand(MetaCommand command) {
        commands.add(command);
    }

    @Override
    public void copyBegan(CopyBlock block) {
        rows.reset();
        blockFrom = raw.size();
    }

    @Override
    public void copyRows(byte[] buffer, int offset, int length) {
        rows.write(buffer, offset, length);
    }

    @Override
    public void copyEnded(CopyBlock block, long counted, long bytes) {
        String since = new String(raw.toByteArray(), blockFrom, raw.size() - blockFrom, StandardCharsets.UTF_8);
        blocks.add(new Block(block, rows.toString(StandardCharsets.UTF_8), counted, since));
    }

    @Override
    public void raw(byte[] buffer, int offset, int length) {
        raw.write(buffer, offset, length);
    }

    /** Gives at most so many bytes at once, as a pipe may. */
    private static final class Pieces extends InputStream {
        private final ByteArrayInputStream in;
        private final int most;

        Pieces(byte[] text, int most) {
            this.in = new ByteArrayInputStream(text);
            this.most = most;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return in.read(buffer, offset, Math.min(most, length));
        }
    }
}
