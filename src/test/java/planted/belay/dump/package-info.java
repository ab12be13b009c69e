@NullMarked
package planted.belay.dump;

import org.jspecify.annotations.NullMarked;
