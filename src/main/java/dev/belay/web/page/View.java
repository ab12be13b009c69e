package dev.belay.web.page;

import java.util.Map;

/**
 * A page, or a piece of one, ready to be written.
 *
 * @param template its path under {@code templates/}, without the ending
 * @param model ready-made words, numbers and flags
 */
public record View(String template, Map<String, Object> model) {
    public View {
        model = Map.copyOf(model);
    }
}
