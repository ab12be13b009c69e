/**
 * What the console's pages say: one class per page, each a pure function from what the features know to a
 * {@link dev.belay.web.page.View}, and the template engine that turns a view into HTML. Knows nothing of requests and
 * answers. Imports {@code base}, the features and the mechanisms; the only code that knows Thymeleaf.
 *
 * <p>Pages stay alive through server-sent events. An element with {@code data-live="URL"} listens to that address:
 * the event {@code update} carries the HTML that replaces the element's contents (the view that a page's {@code live}
 * method makes), and the event {@code turn} says that the page has moved on and is to be fetched again. {@code /events}
 * carries the banner of {@link dev.belay.web.page.Banner} in the same way, on every page.
 */
@NullMarked
package dev.belay.web.page;

import org.jspecify.annotations.NullMarked;
