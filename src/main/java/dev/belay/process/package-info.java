/**
 * Child processes: an argument list, a clean environment, a time limit, drained output, and one result that carries
 * the exit code and the words on standard error. The only package that starts a process. Imports {@code base}.
 */
@NullMarked
package dev.belay.process;

import org.jspecify.annotations.NullMarked;
