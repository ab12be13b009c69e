package dev.belay.backup.calendar;

import dev.belay.vault.Manifest;
import java.time.Instant;

/** What is to be proven of a closed period's backup besides that it was read back: that a copy is elsewhere, a drill. */
public interface CloseProof {

    /** Sees to it that the proof is brought, now or later; called once, when the period is closed. Never throws. */
    void seek(Manifest closed);

    /** What is proven of a backup by now. */
    ProofState of(Manifest closed);

    /** How it stands. */
    sealed interface ProofState {
        /** Nobody asked for such a proof. */
        record NotConfigured() implements ProofState {}

        /** It is asked for, and not there yet. */
        record Awaited() implements ProofState {}

        /**
         * It is there.
         *
         * @param words such as where the copy is, or how long the drill took
         */
        record Proven(Instant at, String words) implements ProofState {}

        /** It could not be brought. */
        record Missing(String why) implements ProofState {}
    }

    /** That a copy is elsewhere, and that it was restored once to see that it can be. */
    record Both(CloseProof copies, CloseProof drill) {
        void seek(Manifest closed) {
            copies.seek(closed);
            drill.seek(closed);
        }
    }

    /** The proof that nobody asked for. */
    static CloseProof notConfigured() {
        return new CloseProof() {
            @Override
            public void seek(Manifest closed) {
                // nobody asked for it
            }

            @Override
            public ProofState of(Manifest closed) {
                return new ProofState.NotConfigured();
            }
        };
    }
}
