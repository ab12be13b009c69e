/**
 * Who did what, and how it ended: one entry of intent before an act and one of its result after, in a chain of hashes
 * that shows tampering. Imports {@code base}.
 */
@NullMarked
package dev.belay.audit;

import org.jspecify.annotations.NullMarked;
