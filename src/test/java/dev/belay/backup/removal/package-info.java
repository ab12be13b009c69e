/** Tests of how backups go. */
@NullMarked
package dev.belay.backup.removal;

import org.jspecify.annotations.NullMarked;
