package dev.belay.testing;

import java.util.stream.IntStream;

/** How many random worlds a property is tried in: some in every build, all in {@code make torture}. */
public final class Seeds {
    private static final boolean ALL = Boolean.getBoolean("belay.torture");

    private Seeds() {}

    /** {@code few} seeds, or {@code all} of them in the long run. */
    public static IntStream of(int few, int all) {
        return IntStream.range(0, ALL ? all : few);
    }

    /** Whether this is the long run. */
    public static boolean all() {
        return ALL;
    }
}
