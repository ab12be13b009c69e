/**
 * Code that breaks the architecture on purpose, one violation of each rule, in packages named like the product's. The
 * rules are trusted because they are seen to report it; nothing uses it otherwise.
 */
@NullMarked
package planted.belay;

import org.jspecify.annotations.NullMarked;
