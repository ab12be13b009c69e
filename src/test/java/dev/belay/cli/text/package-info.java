/** Tests of the command line's words. */
@NullMarked
package dev.belay.cli.text;

import org.jspecify.annotations.NullMarked;
