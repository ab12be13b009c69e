/** Tests of the commands: real services over a server that is none. */
@NullMarked
package dev.belay.cli;

import org.jspecify.annotations.NullMarked;
