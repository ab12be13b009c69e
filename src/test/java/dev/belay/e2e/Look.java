package dev.belay.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;

/**
 * In which way somebody looks at the console.
 *
 * @param locale what the browser asks for
 * @param width in pixels of the page
 */
record Look(String locale, int width, ColorScheme scheme, boolean scripts) {
    static final Look DESK = new Look("en-US", 1280, ColorScheme.LIGHT, true);
    static final Look PHONE = new Look("ko-KR", 390, ColorScheme.DARK, true);
    private static final int HEIGHT = 844;

    Look without() {
        return new Look(locale, width, scheme, false);
    }

    Look dark() {
        return new Look(locale, width, ColorScheme.DARK, scripts);
    }

    Look in(String other) {
        return new Look(other, width, scheme, scripts);
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setLocale(locale)
                .setViewportSize(width, HEIGHT)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(scripts);
    }

    @Override
    public String toString() {
        return locale.substring(0, 2) + "-" + width + "-" + (scheme == ColorScheme.DARK ? "dark" : "light");
    }
}
