/** Tests of the remotes of rclone, against servers of its own. */
@NullMarked
package dev.belay.rclone;

import org.jspecify.annotations.NullMarked;
