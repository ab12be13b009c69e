/**
 * What happens by itself: backups by schedule, and the closes of periods, each exactly once. Decides with
 * {@code schedule}, takes backups through {@code backup}, and lets the state decide which process acts. Imports what
 * {@code backup} may import.
 */
@NullMarked
package dev.belay.backup.calendar;

import org.jspecify.annotations.NullMarked;
