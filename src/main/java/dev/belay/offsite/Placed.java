package dev.belay.offsite;

/**
 * A file that was sent.
 *
 * @param object as the store told it afterwards
 * @param sent of the bytes that were sent, encrypted ones where they were encrypted
 */
public record Placed(StoredObject object, Fingerprint sent) {}
