package dev.belay.config;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects everything that is wrong, so that it is told at once. */
final class Problems {
    private final List<Problem> all = new ArrayList<>();

    void add(Origin origin, String sentence, String hint) {
        add(origin + ": " + sentence, hint);
    }

    void add(String sentence, String hint) {
        all.add(new Problem(sentence, hint));
    }

    /** Throws {@link ErrorCode#USAGE} when there is any. */
    void throwIfAny() {
        if (all.size() == 1) {
            throw new BelayException(
                    ErrorCode.USAGE, all.getFirst().sentence(), all.getFirst().hint());
        }
        if (!all.isEmpty()) {
            String lines = all.stream()
                    .map(problem -> "\n  " + problem.sentence() + " (" + problem.hint() + ")")
                    .collect(Collectors.joining());
            throw new BelayException(
                    ErrorCode.USAGE, "the configuration has " + all.size() + " problems:" + lines, "correct them all");
        }
    }

    private record Problem(String sentence, String hint) {}
}
