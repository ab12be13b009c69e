/** Tests of backups at rest. */
@NullMarked
package dev.belay.vault;

import org.jspecify.annotations.NullMarked;
