/** Tests of the safe path back. */
@NullMarked
package dev.belay.restore;

import org.jspecify.annotations.NullMarked;
