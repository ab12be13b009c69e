package dev.belay.dump;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.dump.StatementKind.Copy;
import dev.belay.dump.StatementKind.CopyPlace;
import dev.belay.dump.StatementKind.Insert;
import dev.belay.dump.StatementKind.Setting;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of what the lexer finds what listeners are told, and gathers the contents. */
final class DumpEvents implements SqlLexer.Handler {
    private final ByteSource source;
    private final ListenerFan listeners;
    private final StatementText text;
    private final RawOutput raw;
    private final LineCounter lines = new LineCounter();
    private final Session session = new Session();
    private final ContentsCollector collector = new ContentsCollector();
    private final InsertHeads insertHeads = new InsertHeads();
    private final CopyReader copies;
    private long began;
    private long beganLine;

    DumpEvents(ByteSource source, ListenerFan listeners) {
        this.source = source;
        this.listeners = listeners;
        this.text = new StatementText(listeners.statementLimitBytes());
        this.raw = new RawOutput(listeners);
        source.tap(raw);
        source.tap(text);
        source.tap(lines);
        this.copies = new CopyReader(source, lines, listeners);
    }

    DumpContents read() throws IOException {
        skipByteOrderMark();
        boolean whole = new SqlLexer(source, lines, this).run();
        raw.release();
        String cut = copies.whyCut().orElse(null);
        if (!whole && cut == null) {
            cut = "ends inside the statement that begins on line " + beganLine;
        }
        return collector.contents(cut, source.offset(), session);
    }

    /** psql passes over one, too. */
    private void skipByteOrderMark() throws IOException {
        if (source.peek() == 0xEF && source.peek(1) == 0xBB && source.peek(2) == 0xBF) {
            source.skip(3);
        }
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public void comment(String comment, boolean lineEnded) {
        collector.comment(comment, lineEnded);
    }

    @Override
    public void metaCommand(MetaCommand command) {
        collector.metaCommand(command);
        listeners.metaCommand(command);
    }

    @Override
    public void began(int firstByte) {
        began = source.offset();
        beganLine = lines.line();
        text.begin();
        if (firstByte == 'c' || firstByte == 'C') {
            raw.hold();
        }
    }

    @Override
    public void firstWord(Word word) {
        if (!word.is("copy")) {
            raw.release();
        }
    }

    @Override
    public void paused() {
        text.pause();
    }

    @Override
    public void resumed() {
        text.resume();
    }

    @Override
    public void dropped() {
        raw.release();
    }

    @Override
    public void ended(InsertTally inserts) throws IOException {
        text.pause();
        if (inserts.isInsert()) {
            insertEnded(inserts);
            return;
        }
        String prefix = text.decoded(session.charset(), StatementText.TELLING_BYTES);
        StatementKind kind = StatementKind.of(prefix, session.defaultSchema());
        if (kind instanceof Copy copy && copy.from() && copy.place() == CopyPlace.CLIENT && copy.table() != null) {
            copyEnded(copy, copy.table());
            return;
        }
        refuseUnreadable(kind);
        raw.release();
        if (kind instanceof Setting setting) {
            session.set(setting);
            insertHeads.forget();
        }
        collector.statement(kind, beganLine);
        tell();
    }

    /** Whether rows follow such a statement is not known, so nothing behind it would be. */
    private void refuseUnreadable(StatementKind kind) {
        if (kind instanceof Copy && text.length() >= StatementText.TELLING_BYTES) {
            throw new BelayException(
                    ErrorCode.DAMAGED_BACKUP,
                    "the COPY statement on line " + beganLine + " of the dump is too long to be read",
                    "no dump program writes this; take another backup");
        }
    }

    private void copyEnded(Copy copy, TableName table) throws IOException {
        String sql = text.decoded(session.charset(), Integer.MAX_VALUE);
        CopyBlock block = new CopyBlock(table, copy.columns(), sql, began, beganLine);
        listeners.copyBegan(block);
        raw.release();
        copies.read(block);
        collector.copy(block, copies.rows(), copies.bytes(), unknown(copy));
    }

    private @Nullable String unknown(Copy copy) {
        return copies.whyCut().isPresent() ? "the file ends inside its data" : copy.uncountable();
    }

    private void insertEnded(InsertTally inserts) {
        Optional<Insert> insert = insertHeads.of(text, inserts, session);
        long bytes = source.offset() - began;
        insert.ifPresent(head -> collector.insert(head, inserts.rows(), bytes));
        tell();
    }

    private void tell() {
        if (!listeners.isEmpty()) {
            String sql = text.decoded(session.charset(), Integer.MAX_VALUE);
            listeners.statement(new Statement(sql, began, beganLine, text.truncated()));
        }
    }
}
