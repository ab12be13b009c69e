@NullMarked
package planted.belay.process;

import org.jspecify.annotations.NullMarked;
