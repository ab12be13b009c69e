/** Benchmarks: simple programs that compare with a peer in one run. May import everything. */
@NullMarked
package dev.belay.bench;

import org.jspecify.annotations.NullMarked;
