@NullMarked
package planted.belay.access;

import org.jspecify.annotations.NullMarked;
