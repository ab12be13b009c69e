/**
 * When backups go by themselves: what the rules would remove, what a person has to agree to first, and the act. Imports
 * what {@code backup} may import.
 */
@NullMarked
package dev.belay.backup.retention;

import org.jspecify.annotations.NullMarked;
