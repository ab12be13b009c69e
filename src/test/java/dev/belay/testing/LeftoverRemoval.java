package dev.belay.testing;

import java.io.IOException;

/** What a run does when it begins, in a process of its own. */
final class LeftoverRemoval {
    private LeftoverRemoval() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        RunFolder.removeLeftovers();
    }
}
