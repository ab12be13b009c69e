package dev.belay.vault;

import java.time.Instant;

/**
 * A copy of a backup's file elsewhere, as it was proven.
 *
 * @param store what people called the store
 * @param path of the file in it
 * @param bytes its length there, encrypted or not
 * @param sha256 of the bytes there
 * @param md5 the same; for stores that know no better
 */
public record CopyRecord(
        String store, Instant at, String path, long bytes, String sha256, String md5, boolean encrypted) {
    public CopyRecord {
        Parts.require("a copy elsewhere", store, at, path, sha256, md5);
    }
}
