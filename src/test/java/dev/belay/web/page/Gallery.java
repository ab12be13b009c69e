package dev.belay.web.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Writes every page in every state and language as a file, to be looked at: {@code target/gallery}. */
final class Gallery {
    private Gallery() {}

    /** Arguments: the folder to write to. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length == 0 ? "target/gallery" : arguments[0]);
        Files.createDirectories(folder.resolve("static"));
        for (String name : new String[] {"belay.css", "parts.css", "pages.css", "belay.js", "belay.svg"}) {
            try (var stream = Gallery.class.getResourceAsStream("/static/" + name)) {
                Files.write(folder.resolve("static").resolve(name), stream.readAllBytes());
            }
        }
        Messages messages = Messages.load();
        Templates templates = Templates.edited(Path.of("templates"), messages);
        for (Locale locale : Messages.LANGUAGES) {
            for (Map.Entry<String, View> shown : Showcase.of(messages, locale).entrySet()) {
                String html = templates.render(shown.getValue(), locale).replace("\"/static/", "\"static/");
                Files.writeString(folder.resolve(shown.getKey() + "-" + locale.getLanguage() + ".html"), html);
            }
        }
    }
}
