package dev.belay.operation;

/**
 * Names one operation for ever.
 *
 * @param value lower-case letters and digits, short enough to be read aloud
 */
public record OperationId(String value) {
    public OperationId {
        if (!value.matches("[a-z0-9]{4,32}")) {
            throw new IllegalArgumentException("not an operation id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
