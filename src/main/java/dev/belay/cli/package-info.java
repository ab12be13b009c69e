/**
 * The command line: one class per command, and the only picocli. Commands ask {@link dev.belay.cli.Services} for what
 * they need and say on standard output what came of it. Imports {@code base}, the features and the mechanisms.
 */
@NullMarked
package dev.belay.cli;

import org.jspecify.annotations.NullMarked;
