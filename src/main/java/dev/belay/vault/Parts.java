package dev.belay.vault;

/** Refuses a value that lacks a part, which a manifest written by somebody else may. */
final class Parts {
    private Parts() {}

    static void require(String whole, Object... parts) {
        for (Object part : parts) {
            if (part == null) {
                throw new IllegalArgumentException(whole + " lacks a part");
            }
        }
    }
}
