/** Process entry and composition root: the only place that may import everything. */
@NullMarked
package dev.belay;

import org.jspecify.annotations.NullMarked;
