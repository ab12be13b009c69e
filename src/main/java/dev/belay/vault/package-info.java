/**
 * Backups at rest: the file in independent zstd frames, its manifest, the folder that describes itself. Imports
 * {@code base} and {@code dump}.
 */
@NullMarked
package dev.belay.vault;

import org.jspecify.annotations.NullMarked;
