package dev.belay.vault;

/** What reading a backup to its end showed. */
public sealed interface ReadBackState {
    /** Every byte is the one that was written, and every frame could be decompressed. */
    record Whole() implements ReadBackState {}

    /**
     * It cannot be restored as it is.
     *
     * @param why begins with "it" or names a frame, to follow the backup's name
     */
    record Damaged(String why) implements ReadBackState {}
}
