package dev.belay.dump;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what follows the semicolon of a {@code COPY … FROM stdin}: the rest of its line, the rows, and their end. */
final class CopyReader {
    private final ByteSource source;
    private final LineCounter lines;
    private final DumpListener listener;
    private final RowOutput rowOutput;
    private long rows;
    private long bytes;
    private @Nullable TableName cutTable;

    CopyReader(ByteSource source, LineCounter lines, DumpListener listener) {
        this.source = source;
        this.lines = lines;
        this.listener = listener;
        this.rowOutput = new RowOutput(listener);
        source.tap(rowOutput);
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    /** Why the text is not whole, when it ended inside a block. */
    Optional<String> whyCut() {
        return Optional.ofNullable(cutTable).map(table -> "ends inside the data of table " + table);
    }

    void read(CopyBlock block) throws IOException {
        passRestOfLine(block);
        source.sync();
        lines.pause();
        rowOutput.open();
        long from = source.offset();
        CopyScanner scanner = new CopyScanner(source);
        boolean ended = scanner.passRows();
        source.sync();
        rowOutput.close();
        rows = scanner.rows();
        bytes = source.offset() - from;
        lines.resume(scanner.lines());
        if (ended) {
            source.skip(scanner.endLength());
            source.sync();
            listener.copyEnded(block, rows, bytes);
        } else {
            cutTable = block.table();
        }
    }

    /** psql would execute more SQL on this line behind the rows; no dump has it, and it is not worth guessing. */
    private void passRestOfLine(CopyBlock block) throws IOException {
        boolean comment = false;
        for (int c = source.peek(); c >= 0; c = source.peek()) {
            comment |= c == '-' && source.peek(1) == '-';
            if (!comment && CharClass.of(c) != CharClass.SPACE) {
                throw new BelayException(
                        ErrorCode.DAMAGED_BACKUP,
                        "the dump has more SQL behind COPY … FROM stdin on line " + block.line(),
                        "no dump program writes this; put it on a line of its own behind the rows");
            }
            source.skip();
            if (c == '\n') {
                return;
            }
        }
    }
}
