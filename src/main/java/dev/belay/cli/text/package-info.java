/** What the command line says to people. Pure: records in, lines out. Imports what {@code cli} may import. */
@NullMarked
package dev.belay.cli.text;

import org.jspecify.annotations.NullMarked;
