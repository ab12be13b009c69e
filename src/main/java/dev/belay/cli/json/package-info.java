/**
 * What the command line says to programs: each record is one JSON document, its components in the order of its keys.
 * Imports what {@code cli} may import.
 */
@NullMarked
package dev.belay.cli.json;

import org.jspecify.annotations.NullMarked;
