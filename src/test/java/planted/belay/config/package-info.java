@NullMarked
package planted.belay.config;

import org.jspecify.annotations.NullMarked;
