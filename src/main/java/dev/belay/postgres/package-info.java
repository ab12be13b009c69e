/**
 * The only code that talks to a guarded PostgreSQL server: connections, pg_dump, counts, loading, the swap. Implements
 * the ports of {@code backup} and {@code restore}; imports these, {@code base}, {@code process}, {@code operation},
 * {@code dump} and {@code vault}.
 */
@NullMarked
package dev.belay.postgres;

import org.jspecify.annotations.NullMarked;
