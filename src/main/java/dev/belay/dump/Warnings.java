package dev.belay.dump;

import java.util.ArrayList;
import java.util.List;

/** What a person should know about a dump, each with its line; no more of them than a person reads. */
final class Warnings {
    private static final int KEPT = 100;

    private final List<String> kept = new ArrayList<>();
    private long more;

    void add(long line, String text) {
        if (kept.size() < KEPT) {
            kept.add("line " + line + ": " + text);
        } else {
            more++;
        }
    }

    List<String> all() {
        List<String> all = new ArrayList<>(kept);
        if (more > 0) {
            all.add("and " + more + " more");
        }
        return all;
    }
}
