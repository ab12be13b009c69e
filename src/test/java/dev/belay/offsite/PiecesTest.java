package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.CancelSignal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {
    private static final int MIB = 1024 * 1024;
    private static final int BYTES = 7 * MIB + 3;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MIB, 3 * MIB + 1, BYTES - 1})
    void everyByteComesInItsOrder(int offset) throws Exception {
        RandomContent content = RandomContent.of(BYTES, 1);
        ByteBuffer all = ByteBuffer.allocate(BYTES - offset);
        try (Pieces pieces = new Pieces(new Outgoing(content, Transfer.unwatched()), offset)) {
            while (all.hasRemaining()) {
                all.put(pieces.next());
            }
        }

        assertThat(all.array()).isEqualTo(Arrays.copyOfRange(content.all(), offset, BYTES));
        assertThat(content.fingerprint().bytes()).isEqualTo(BYTES);
    }

    @Test
    void aFileThatIsAnotherOneIsToldBeforeItsLastPiece() throws Exception {
        Outgoing outgoing = new Outgoing(RandomContent.wrong(BYTES, 1), Transfer.unwatched());
        try (Pieces pieces = new Pieces(outgoing, 0)) {
            assertThatThrownBy(() -> {
                        for (int at = 0; at < BYTES; at += MIB) {
                            pieces.next();
                        }
                    })
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SOURCE));
        }
    }

    @Test
    void whoeverEndsEarlyMayReadTheFileAgain() throws Exception {
        RandomContent content = RandomContent.of(BYTES, 1);
        try (Pieces pieces = new Pieces(new Outgoing(content, Transfer.unwatched()), 0)) {
            assertThat(pieces.next().remaining()).isEqualTo(MIB);
        }

        assertThat(content.read(0, 10)).isEqualTo(ByteBuffer.wrap(content.all(), 0, 10));
    }

    @Test
    void whatIsCancelledStops() throws Exception {
        CancelSignal cancel = new CancelSignal();
        Transfer transfer = new Transfer(moved -> {}, cancel, (bytes, signal) -> signal.raise());
        try (Pieces pieces = new Pieces(new Outgoing(RandomContent.of(BYTES, 1), transfer), 0)) {
            assertThatThrownBy(pieces::next)
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        }
    }
}
