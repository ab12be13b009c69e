/**
 * Backups at rest: the file in independent zstd frames, its signed manifest, the folder that describes itself. The only
 * package that knows the layout of docs/backup-format.md and the only one that writes to the backup folder. Imports
 * {@code base} and {@code dump}.
 */
@NullMarked
package dev.belay.vault;

import org.jspecify.annotations.NullMarked;
