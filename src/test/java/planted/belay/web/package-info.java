@NullMarked
package planted.belay.web;

import org.jspecify.annotations.NullMarked;
