package dev.belay.dump;

/** Counts the rows that an {@code INSERT … VALUES (…), (…)} gives: the parentheses that open after its VALUES. */
final class InsertTally {
    /** What {@link #rows} answers when the statement itself does not tell, as in {@code INSERT … SELECT}. */
    static final long UNKNOWN = -1;

    private enum State {
        OTHER_STATEMENT,
        HEAD,
        VALUES,
        AFTER_VALUES,
        QUERY
    }

    private State state = State.OTHER_STATEMENT;
    private boolean nameExpected;
    private boolean afterDefault;
    private long rows;
    private long headBytes;

    void begin(boolean insert) {
        state = insert ? State.HEAD : State.OTHER_STATEMENT;
        nameExpected = false;
        afterDefault = false;
        rows = 0;
        headBytes = 0;
    }

    boolean isInsert() {
        return state != State.OTHER_STATEMENT;
    }

    long rows() {
        return state == State.VALUES || state == State.AFTER_VALUES ? rows : UNKNOWN;
    }

    /** How many bytes of the statement come before its rows. */
    long headBytes() {
        return headBytes;
    }

    /** @param bytes of the statement up to the end of the word */
    void word(Word word, int parentheses, long bytes) {
        switch (state) {
            case HEAD -> head(word, parentheses, bytes);
            case VALUES -> values(word, parentheses);
            case OTHER_STATEMENT, AFTER_VALUES, QUERY -> {}
        }
    }

    private void head(Word word, int parentheses, long bytes) {
        boolean name = nameExpected;
        nameExpected = word.is("into");
        if (name) {
            return;
        }
        if (word.is("select") || word.is("with") || word.is("table")) {
            state = State.QUERY;
        } else if (parentheses == 0 && word.is("values")) {
            state = afterDefault ? State.AFTER_VALUES : State.VALUES;
            rows = afterDefault ? 1 : 0;
            headBytes = bytes;
        }
        afterDefault = word.is("default");
    }

    private void values(Word word, int parentheses) {
        if (parentheses == 0) {
            state = word.is("on") || word.is("returning") ? State.AFTER_VALUES : State.QUERY;
        }
    }

    void quotedName() {
        nameExpected = false;
    }

    void dot() {
        nameExpected = state == State.HEAD;
    }

    void open(int parenthesesBefore) {
        if (state == State.VALUES && parenthesesBefore == 0) {
            rows++;
        }
    }
}
