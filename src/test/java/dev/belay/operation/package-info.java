/** Tests of operations and of every journal. */
@NullMarked
package dev.belay.operation;

import org.jspecify.annotations.NullMarked;
