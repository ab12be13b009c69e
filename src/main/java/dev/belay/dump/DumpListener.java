package dev.belay.dump;

/**
 * Is told what a dump holds, in its order and on the reader's thread. What a listener throws ends the reading and
 * reaches the caller.
 *
 * <p>The raw bytes before the word {@code COPY} of a block come before {@link #copyBegan}; those of the statement, of
 * the rows and of the line that ends them come between it and {@link #copyEnded}. Arrays are valid only during a call.
 */
public interface DumpListener {
    /** How many bytes of a statement this listener needs; longer ones may come truncated. */
    default int statementLimitBytes() {
        return 64 * 1024;
    }

    /** Every SQL statement but {@code COPY … FROM stdin}. */
    default void statement(Statement statement) {}

    default void metaCommand(MetaCommand command) {}

    default void copyBegan(CopyBlock block) {}

    /** The next bytes of a block's rows, cut anywhere; never the line that ends them. */
    default void copyRows(byte[] buffer, int offset, int length) {}

    /** A block ended as it should; does not come when the file ends inside it. */
    default void copyEnded(CopyBlock block, long rows, long bytes) {}

    /** Every byte of the plain text, once and in order. */
    default void raw(byte[] buffer, int offset, int length) {}
}
