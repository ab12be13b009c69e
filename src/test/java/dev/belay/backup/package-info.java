/** Tests of taking a backup. */
@NullMarked
package dev.belay.backup;

import org.jspecify.annotations.NullMarked;
