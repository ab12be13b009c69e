package dev.belay.dump;

import java.io.IOException;
import java.util.Arrays;

/** Passes what hides semicolons: quotes, dollar quotes and comments, however long they are. */
final class QuoteSkipper {
    /** A dollar quote's tag is an identifier; nobody has a longer one. */
    private static final int TAG_BYTES = 4096;

    private final ByteSource source;
    private byte[] tag = new byte[64];
    private int tagLength;

    QuoteSkipper(ByteSource source) {
        this.source = source;
    }

    /** Passes a string or a quoted identifier, from its first quote past its last; false when the text ends in it. */
    boolean quoted(boolean backslashesEscape, Encodings.Width width) throws IOException {
        int quote = source.peek();
        source.skip();
        while (backslashesEscape ? toNextOrBackslash(quote, width) : toNext(quote, quote)) {
            boolean escape = source.peek() != quote;
            source.skip();
            if (escape || source.peek() == quote) {
                skipIfAny();
            } else {
                return true;
            }
        }
        return false;
    }

    /** Passes everything before the next {@code one} or {@code other}; false when there is none. */
    private boolean toNext(int one, int other) throws IOException {
        while (source.peek() >= 0) {
            byte[] buffer = source.buffer();
            int index = source.position();
            int limit = source.limit();
            while (index < limit && buffer[index] != one && buffer[index] != other) {
                index++;
            }
            source.moveTo(index);
            if (index < limit) {
                return true;
            }
        }
        return false;
    }

    /** In some encodings the second byte of a character may look like a backslash. */
    private boolean toNextOrBackslash(int quote, Encodings.Width width) throws IOException {
        if (width == Encodings.Width.SAFE) {
            return toNext(quote, '\\');
        }
        for (int c = source.peek(); c >= 0 && c != quote && c != '\\'; c = source.peek()) {
            source.skip();
            if (width.leads(c)) {
                skipIfAny();
            }
        }
        return source.peek() >= 0;
    }

    private void skipIfAny() throws IOException {
        if (source.peek() >= 0) {
            source.skip();
        }
    }

    /** Passes a dollar quote whole, or only the dollar when none begins here; false when the text ends in the quote. */
    boolean dollar() throws IOException {
        source.skip();
        tagLength = 0;
        int next = source.peek();
        if (next >= 0 && CharClass.of(next) == CharClass.DIGIT) {
            return true;
        }
        while (CharClass.continuesIdentifier(next) && next != '$' && tagLength < TAG_BYTES) {
            append(next);
            source.skip();
            next = source.peek();
        }
        if (next != '$') {
            return true;
        }
        source.skip();
        return toClosingTag();
    }

    private void append(int c) {
        if (tagLength == tag.length) {
            tag = Arrays.copyOf(tag, tagLength * 2);
        }
        tag[tagLength++] = (byte) c;
    }

    /** A tag holds no dollar, so a failed match can only begin anew at the byte that broke it. */
    private boolean toClosingTag() throws IOException {
        while (toNext('$', '$')) {
            source.skip();
            int matched = 0;
            while (matched < tagLength && source.peek() == (tag[matched] & 0xFF)) {
                source.skip();
                matched++;
            }
            if (matched == tagLength && source.peek() == '$') {
                source.skip();
                return true;
            }
        }
        return false;
    }

    /** Passes a comment from its slash, with those nested in it; false when the text ends in it. */
    boolean blockComment() throws IOException {
        int depth = 0;
        do {
            int first = source.peek();
            int second = source.peek(1);
            if (first == '/' && second == '*') {
                depth++;
                source.skip(2);
            } else if (first == '*' && second == '/') {
                depth--;
                source.skip(2);
            } else {
                source.skip();
            }
        } while (depth > 0 && toNext('/', '*'));
        return depth == 0;
    }
}
