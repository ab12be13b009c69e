package dev.belay.dump;

/**
 * Where a dump sets a sequence.
 *
 * @param value the last value
 * @param called whether the next value comes after {@code value} or is {@code value} itself
 */
public record SequenceValue(TableName name, long value, boolean called) {}
