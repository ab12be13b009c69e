/** Tests of the dump reader. */
@NullMarked
package dev.belay.dump;

import org.jspecify.annotations.NullMarked;
