package dev.belay.web.page;

import java.util.Locale;

/** Turns views into HTML. */
public final class Templates {

    /** The whole HTML of {@code view} in the language of {@code locale}. */
    public String render(View view, Locale locale) {
        return view.template() + locale;
    }
}
