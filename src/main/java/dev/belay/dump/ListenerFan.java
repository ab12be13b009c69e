package dev.belay.dump;

import java.util.List;

/** Tells several listeners as if they were one. */
final class ListenerFan implements DumpListener {
    private final List<DumpListener> listeners;

    ListenerFan(DumpListener... listeners) {
        this.listeners = List.of(listeners);
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    @Override
    public int statementLimitBytes() {
        return listeners.stream()
                .mapToInt(DumpListener::statementLimitBytes)
                .reduce(StatementText.TELLING_BYTES, Math::max);
    }

    @Override
    public void statement(Statement statement) {
        listeners.forEach(listener -> listener.statement(statement));
    }

    @Override
    public void metaCommand(MetaCommand command) {
        listeners.forEach(listener -> listener.metaCommand(command));
    }

    @Override
    public void copyBegan(CopyBlock block) {
        listeners.forEach(listener -> listener.copyBegan(block));
    }

    @Override
    public void copyRows(byte[] buffer, int offset, int length) {
        listeners.forEach(listener -> listener.copyRows(buffer, offset, length));
    }

    @Override
    public void copyEnded(CopyBlock block, long rows, long bytes) {
        listeners.forEach(listener -> listener.copyEnded(block, rows, bytes));
    }

    @Override
    public void raw(byte[] buffer, int offset, int length) {
        listeners.forEach(listener -> listener.raw(buffer, offset, length));
    }
}
