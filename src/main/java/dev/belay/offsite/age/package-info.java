/**
 * Encryption of what is sent elsewhere, in the format of age: whoever holds the secret key reads it with the {@code age}
 * tool, without Belay. Imports {@code base}, {@code operation} and {@code offsite}.
 */
@NullMarked
package dev.belay.offsite.age;

import org.jspecify.annotations.NullMarked;
