/** Ports kept in memory; each passes the contract that the real one passes. */
@NullMarked
package dev.belay.testing.fakes;

import org.jspecify.annotations.NullMarked;
