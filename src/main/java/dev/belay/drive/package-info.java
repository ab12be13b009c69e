/**
 * Google Drive: uploads that go on where they were, and the sign-in. The only code that sees Google's libraries. Imports {@code base}, {@code
 * operation} and {@code offsite}.
 */
@NullMarked
package dev.belay.drive;

import org.jspecify.annotations.NullMarked;
