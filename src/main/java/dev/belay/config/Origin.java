package dev.belay.config;

import java.nio.file.Path;

/** Where a setting's value comes from. */
public sealed interface Origin {
    /** Nobody said anything. */
    record Default() implements Origin {
        @Override
        public String toString() {
            return "default";
        }
    }

    /** A variable of the environment, or the file that it names. */
    record Variable(String name) implements Origin {
        @Override
        public String toString() {
            return "environment " + name;
        }
    }

    /** A line of {@code belay.yml}, counted from 1. */
    record Line(Path file, int number) implements Origin {
        @Override
        public String toString() {
            return file.getFileName() + " line " + number;
        }
    }
}
