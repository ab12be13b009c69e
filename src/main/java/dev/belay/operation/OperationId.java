package dev.belay.operation;

import java.util.Optional;

/**
 * Names one operation for ever.
 *
 * @param value lower-case letters and digits, short enough to be read aloud
 */
public record OperationId(String value) {
    private static final String FORM = "[a-z0-9]{4,32}";

    public OperationId {
        if (!value.matches(FORM)) {
            throw new IllegalArgumentException("not an operation id: " + value);
        }
    }

    /** {@code text} as an id, when it can be one. */
    public static Optional<OperationId> parse(String text) {
        return text.matches(FORM) ? Optional.of(new OperationId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
