/**
 * Whatever rclone reaches, through rclone as a child process; its configuration is left to rclone. Imports {@code base},
 * {@code process}, {@code operation} and {@code offsite}.
 */
@NullMarked
package dev.belay.rclone;

import org.jspecify.annotations.NullMarked;
