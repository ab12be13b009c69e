package dev.belay.dump;

import dev.belay.dump.StatementKind.Insert;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the tables of INSERT statements, of which a dump has many in a row with the same beginning. */
final class InsertHeads {
    private static final byte[] NONE = {};

    private byte[] lastHead = NONE;
    private @Nullable Insert last;

    Optional<Insert> of(StatementText text, InsertTally inserts, Session session) {
        long headBytes = inserts.headBytes();
        if (last != null && headBytes == lastHead.length && text.beginsWith(lastHead)) {
            return Optional.of(last);
        }
        forget();
        int prefix =
                headBytes > 0 ? (int) Math.min(headBytes, StatementText.TELLING_BYTES) : StatementText.TELLING_BYTES;
        StatementKind kind = StatementKind.of(text.decoded(session.charset(), prefix), session.defaultSchema());
        if (!(kind instanceof Insert insert)) {
            return Optional.empty();
        }
        if (headBytes == prefix) {
            last = insert;
            lastHead = text.head(prefix);
        }
        return Optional.of(insert);
    }

    /** The same beginning may mean another table now. */
    void forget() {
        last = null;
        lastHead = NONE;
    }
}
