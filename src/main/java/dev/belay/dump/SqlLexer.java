package dev.belay.dump;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Finds where statements begin and end, by psql's rules: a semicolon ends one unless it stands in quotes, in a comment,
 * in parentheses or in a {@code BEGIN ATOMIC} body; a backslash outside of quotes begins a command to psql.
 */
final class SqlLexer {
    /** Is told what was found; stands at the source behind it. */
    interface Handler {
        Session session();

        /** A comment of one line that stands between statements, without its dashes. */
        void comment(String text, boolean lineEnded);

        void metaCommand(MetaCommand command);

        /** The text begins at the next byte. */
        void began(int firstByte);

        /** The first word is known. */
        void firstWord(Word word);

        /** The semicolon was passed. */
        void ended(InsertTally inserts) throws IOException;

        /** What is passed next belongs to a command to psql that stands amid the statement. */
        void paused();

        /** The statement goes on. */
        void resumed();

        /** The statement was forgotten: its end will not come. */
        void dropped();
    }

    /** psql sends or forgets the statement so far. */
    private static final Pattern ENDS_STATEMENT =
            Pattern.compile("\\\\(g|gx|gset|gexec|gdesc|r|reset|watch|crosstabview)\\b");

    private final ByteSource source;
    private final Handler handler;
    private final QuoteSkipper quotes;
    private final LineReader lines;
    private final LineCounter lineCounter;
    private final Word word = new Word();
    private final BodyDepth body = new BodyDepth();
    private final InsertTally inserts = new InsertTally();
    private boolean open;
    private boolean cut;
    private int words;
    private int parentheses;
    private long began;

    SqlLexer(ByteSource source, LineCounter lineCounter, Handler handler) {
        this.source = source;
        this.handler = handler;
        this.lineCounter = lineCounter;
        this.quotes = new QuoteSkipper(source);
        this.lines = new LineReader(source);
    }

    /** Reads to the end of the text; false when it ends inside a statement or a comment. */
    boolean run() throws IOException {
        for (int c = source.peek(); c >= 0; c = source.peek()) {
            step(c, CharClass.of(c));
        }
        source.sync();
        return !open && !cut;
    }

    private void step(int c, CharClass kind) throws IOException {
        switch (kind) {
            case SPACE -> source.skip();
            case BACKSLASH -> backslash();
            case SEMICOLON -> semicolon();
            case DASH -> dash();
            case SLASH -> slash();
            case LETTER, DIGIT, QUOTE, DOUBLE_QUOTE, DOLLAR, OPEN, CLOSE, DOT, OTHER -> token(c, kind);
        }
    }

    private void token(int c, CharClass kind) throws IOException {
        if (!open) {
            begin(c);
        }
        switch (kind) {
            case LETTER -> word();
            case QUOTE -> passQuoted(handler.session().backslashesEscape());
            case DOUBLE_QUOTE -> passQuoted(false);
            case DOLLAR -> cut |= !quotes.dollar();
            case OPEN -> open();
            case CLOSE -> close();
            case DOT -> dot();
            case SPACE, DIGIT, DASH, SLASH, BACKSLASH, SEMICOLON, OTHER -> source.skip();
        }
    }

    private void begin(int c) throws IOException {
        source.sync();
        open = true;
        words = 0;
        parentheses = 0;
        began = source.offset();
        body.reset();
        inserts.begin(false);
        handler.began(c);
    }

    private void word() throws IOException {
        word.clear();
        int c = source.peek();
        while (CharClass.continuesIdentifier(c)) {
            word.add(c);
            source.skip();
            c = source.peek();
        }
        if (c == '\'' && (word.is("e") || word.is("b") || word.is("x"))) {
            passQuoted(word.is("e"));
        } else if (c == '&' && word.is("u") && isQuote(source.peek(1))) {
            source.skip();
            passQuoted(false);
        } else {
            wordEnded();
        }
    }

    private static boolean isQuote(int c) {
        return c == '\'' || c == '"';
    }

    private void wordEnded() {
        if (words++ == 0) {
            inserts.begin(word.is("insert"));
            handler.firstWord(word);
        }
        body.word(word, parentheses);
        inserts.word(word, parentheses, source.offset() - began);
    }

    private void passQuoted(boolean backslashesEscape) throws IOException {
        inserts.quotedName();
        cut |= !quotes.quoted(backslashesEscape, handler.session().width());
    }

    private void open() {
        source.skip();
        inserts.open(parentheses);
        parentheses++;
    }

    private void close() {
        source.skip();
        parentheses = Math.max(0, parentheses - 1);
    }

    private void dot() {
        source.skip();
        inserts.dot();
    }

    private void dash() throws IOException {
        if (source.peek(1) != '-') {
            token('-', CharClass.OTHER);
            return;
        }
        source.skip(2);
        String text = lines.passLine(handler.session().charset());
        if (!open) {
            handler.comment(text, source.peek() >= 0);
        }
    }

    private void slash() throws IOException {
        if (source.peek(1) == '*') {
            cut |= !quotes.blockComment();
        } else {
            token('/', CharClass.OTHER);
        }
    }

    private void semicolon() throws IOException {
        if (!open) {
            source.skip();
        } else if (parentheses > 0 || body.isOpen()) {
            source.skip();
        } else {
            source.sync();
            source.skip();
            open = false;
            handler.ended(inserts);
        }
    }

    /** {@code \;} and {@code \:} are commands of two characters; all others take their line. */
    private void backslash() throws IOException {
        source.sync();
        handler.paused();
        long line = lineCounter.line();
        String text = metaCommand();
        source.sync();
        handler.metaCommand(new MetaCommand(text, line));
        if (open && ENDS_STATEMENT.matcher(text).lookingAt()) {
            open = false;
            handler.dropped();
        } else if (open) {
            handler.resumed();
        }
    }

    private String metaCommand() throws IOException {
        int next = source.peek(1);
        if (next == ';' || next == ':') {
            source.skip(2);
            return "\\" + (char) next;
        }
        return lines.passLine(handler.session().charset());
    }
}
