/** Tests of copies elsewhere; the suite that every store passes. */
@NullMarked
package dev.belay.offsite;

import org.jspecify.annotations.NullMarked;
