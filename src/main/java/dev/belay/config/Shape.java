package dev.belay.config;

import java.util.Map;

/** What may stand at one place of {@code belay.yml}. */
sealed interface Shape {
    /** One value. */
    record Scalar() implements Shape {}

    /** A list of values. */
    record Texts() implements Shape {}

    /** Keys, each with its own shape. */
    record Keys(Map<String, Shape> known) implements Shape {}

    /** A list of sections of the same shape. */
    record Each(Keys item) implements Shape {}

    /** A section that is known by name, and that this version does not act on. */
    record Unserved() implements Shape {}
}
