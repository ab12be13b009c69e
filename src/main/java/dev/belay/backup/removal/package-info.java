/**
 * The one way in which backups go: deleted by hand, after a time in which it can be taken back, or given up by
 * retention. Each is written to the journal before it is removed. Imports what {@code backup} may import.
 */
@NullMarked
package dev.belay.backup.removal;

import org.jspecify.annotations.NullMarked;
