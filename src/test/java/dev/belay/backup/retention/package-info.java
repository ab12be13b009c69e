/** Tests of retention. */
@NullMarked
package dev.belay.backup.retention;

import org.jspecify.annotations.NullMarked;
