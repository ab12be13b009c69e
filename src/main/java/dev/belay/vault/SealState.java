package dev.belay.vault;

/** Whose a sealed manifest is. */
sealed interface SealState {
    /** Signed with our key. */
    record Ours(Manifest manifest) implements SealState {}

    /** Whole, but signed with another key. */
    record Foreign(Manifest manifest) implements SealState {}

    /** Changed, damaged, or no manifest at all. */
    record Broken(String why) implements SealState {}
}
