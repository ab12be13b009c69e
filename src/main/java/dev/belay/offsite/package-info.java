/**
 * Copies of backups elsewhere: which there should be, how they get there, and the proof that they arrived. Owns the port
 * {@link dev.belay.offsite.OffsiteStore}, which the edges implement. Imports {@code base}, {@code audit}, {@code
 * operation}, {@code vault} and {@code backup}.
 */
@NullMarked
package dev.belay.offsite;

import org.jspecify.annotations.NullMarked;
