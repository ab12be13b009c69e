/**
 * The console in a real browser, on a real PostgreSQL: what a person reads and presses, and what the database then
 * holds. May import everything.
 */
@NullMarked
package dev.belay.e2e;

import org.jspecify.annotations.NullMarked;
