package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.offsite.StoreStatus.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everybody who asks how a store does relies on. */
public interface StoreBookContract {
    Instant NOON = Instant.parse("2026-02-19T12:00:00.123Z");

    /** An empty book. */
    StoreBook book();

    private StoreFacts nas() {
        return book().facts("nas");
    }

    @Test
    default void nothingIsKnownOfAStoreAtFirst() {
        assertThat(nas()).isEqualTo(StoreFacts.none());
    }

    @Test
    default void aPauseHoldsForItsStoreUntilItEnds() {
        book().pause("nas", true);
        assertThat(nas().paused()).isTrue();
        assertThat(book().facts("drive").paused()).isFalse();

        book().pause("nas", false);
        assertThat(nas().paused()).isFalse();
    }

    @Test
    default void anAnswerEndsTheProblem() {
        book().problem("nas", new Problem(NOON, "it is full", "make room"));
        assertThat(nas().problem()).isEqualTo(new Problem(NOON, "it is full", "make room"));

        book().probed("nas", NOON.plusSeconds(5), new Probe(false, 17L, null, List.of()));

        assertThat(nas()).isEqualTo(new StoreFacts(false, true, null, NOON.plusSeconds(5), null, null, 17L));
    }

    @Test
    default void theSameProblemIsAsOldAsItsBeginning() {
        book().problem("nas", new Problem(NOON, "it is full", "make room"));
        book().problem("nas", new Problem(NOON.plusSeconds(9), "it is full", "make more room"));
        assertThat(nas().problem()).isEqualTo(new Problem(NOON, "it is full", "make more room"));

        Problem other = new Problem(NOON.plusSeconds(10), "the sign-in was taken back", "");
        book().problem("nas", other);
        assertThat(nas().problem()).isEqualTo(other);

        book().problem("nas", null);
        assertThat(nas().problem()).isNull();
    }

    @Test
    default void aComparisonThatFailedWasTried() {
        book().compared("nas", NOON, true);
        book().compared("nas", NOON.plusSeconds(60), false);

        assertThat(nas().compared()).isEqualTo(NOON);
        assertThat(nas().tried()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    default void aStoreMayTurnOutToGrow() {
        book().probed("nas", NOON, new Probe(true, null, null, List.of()));
        book().grows("nas");

        assertThat(nas().grows()).isTrue();
        assertThat(nas().bytesFree()).isNull();
    }

    @Test
    default void theStampOfWhatLiesBesideIsRemembered() {
        StorePath readme = new StorePath("finance", "README.txt");
        book().beside("nas", readme, "1");
        book().beside("nas", readme, "2");

        assertThat(book().beside("nas", readme)).contains("2");
        assertThat(book().beside("drive", readme)).isEmpty();

        book().beside("nas", readme, null);
        assertThat(book().beside("nas", readme)).isEmpty();
    }
}
