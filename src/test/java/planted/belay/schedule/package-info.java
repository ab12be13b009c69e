@NullMarked
package planted.belay.schedule;

import org.jspecify.annotations.NullMarked;
