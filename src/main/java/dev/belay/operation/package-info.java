/**
 * One operation per database at a time: journalled before it acts, watched, cancellable, recorded. Shared between the
 * console and the command line through the journal and an operating-system lock. Imports {@code base}.
 */
@NullMarked
package dev.belay.operation;

import org.jspecify.annotations.NullMarked;
