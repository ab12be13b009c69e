@NullMarked
package planted.belay.notify;

import org.jspecify.annotations.NullMarked;
