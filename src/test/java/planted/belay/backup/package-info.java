@NullMarked
package planted.belay.backup;

import org.jspecify.annotations.NullMarked;
