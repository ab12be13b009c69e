/** Tests of the words that everybody uses. */
@NullMarked
package dev.belay.base;

import org.jspecify.annotations.NullMarked;
