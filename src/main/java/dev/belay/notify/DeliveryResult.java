package dev.belay.notify;

/** How an attempt to deliver ended. */
public sealed interface DeliveryResult {
    /** Whoever listens said that it has it. */
    record Delivered() implements DeliveryResult {}

    /**
     * It did not arrive, or nobody knows.
     *
     * @param why in a few words for people; never with an address that is a secret
     */
    record Failed(String why) implements DeliveryResult {}
}
