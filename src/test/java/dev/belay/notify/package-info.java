/** Tests of what is told, to whom and how often. */
@NullMarked
package dev.belay.notify;

import org.jspecify.annotations.NullMarked;
