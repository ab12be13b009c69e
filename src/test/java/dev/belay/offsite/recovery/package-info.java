/** Tests of coming back from nothing but a store. */
@NullMarked
package dev.belay.offsite.recovery;

import org.jspecify.annotations.NullMarked;
