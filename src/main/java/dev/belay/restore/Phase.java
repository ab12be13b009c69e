package dev.belay.restore;

import java.util.EnumSet;
import java.util.Set;

/** Where a restore or an undo stands. */
public enum Phase {
    PREVIEWED,
    CONFIRMED,
    COOLING,
    SAVING,
    LOADING,
    CHECKING,
    SWAPPING,
    DONE,
    /** Done, and swapped back by a later undo; derived, never journalled. */
    UNDONE,
    CANCELLED,
    FAILED;

    private static final Set<Phase> CANCELLABLE = EnumSet.of(PREVIEWED, CONFIRMED, COOLING, SAVING, LOADING, CHECKING);

    /** Until the swap nothing in production has changed, and anybody may cancel. */
    public boolean cancellable() {
        return CANCELLABLE.contains(this);
    }

    /** Whether nothing more will happen by itself. */
    public boolean over() {
        return compareTo(DONE) >= 0;
    }
}
