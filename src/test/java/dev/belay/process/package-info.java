/** Tests of child processes. */
@NullMarked
package dev.belay.process;

import org.jspecify.annotations.NullMarked;
