package dev.belay.vault;

import dev.belay.base.Sha256;

/**
 * What was written: a whole file, or its frames so far.
 *
 * @param sha256 of the stored bytes
 * @param plainBytes of SQL
 * @param storedBytes on disk
 * @param frames that hold SQL
 */
public record StoredFile(Sha256 sha256, long plainBytes, long storedBytes, int frames) {}
