/** Tests of Google Drive, against a double that follows what Google documents. */
@NullMarked
package dev.belay.drive;

import org.jspecify.annotations.NullMarked;
