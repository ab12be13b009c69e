/** Tests of the guarded server's edge; those that end in IT run on a real PostgreSQL. */
@NullMarked
package dev.belay.postgres;

import org.jspecify.annotations.NullMarked;
