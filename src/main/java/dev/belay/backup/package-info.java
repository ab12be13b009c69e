/**
 * Taking a backup: one pass from pg_dump to a published, verified file. Owns the ports through which it reaches the
 * guarded databases. Imports {@code base}, {@code audit}, {@code operation}, {@code vault} and {@code dump}.
 */
@NullMarked
package dev.belay.backup;

import org.jspecify.annotations.NullMarked;
