/**
 * What a dump says: bytes in, facts out. Splits SQL text the way psql does, counts the rows of every table without
 * building a single line, and names what a file is by its first bytes. Imports nothing but {@code base} and the zstd
 * decompressor.
 */
@NullMarked
package dev.belay.dump;

import org.jspecify.annotations.NullMarked;
