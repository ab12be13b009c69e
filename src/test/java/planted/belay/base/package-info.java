@NullMarked
package planted.belay.base;

import org.jspecify.annotations.NullMarked;
