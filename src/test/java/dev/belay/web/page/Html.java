package dev.belay.web.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML that the templates wrote, as far as tests look into it. */
final class Html {
    private static final Pattern TAG = Pattern.compile("<([a-z][a-z0-9]*)((?:\\s+[^\\s=>]+(?:=\"[^\"]*\")?)*)\\s*/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=]+)(?:=\"([^\"]*)\")?");

    /** An opening tag. */
    record Tag(String name, Map<String, String> attributes, int at) {
        String attribute(String name) {
            return attributes.getOrDefault(name, "");
        }
    }

    private final String text;
    private final List<Tag> tags;

    Html(String text) {
        this.text = text;
        this.tags = read(text);
    }

    String text() {
        return text;
    }

    List<Tag> tags() {
        return tags;
    }

    private static List<Tag> read(String text) {
        List<Tag> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            Map<String, String> attributes = new HashMap<>();
            Matcher attribute = ATTRIBUTE.matcher(tag.group(2));
            while (attribute.find()) {
                attributes.put(attribute.group(1), attribute.group(2) == null ? "" : attribute.group(2));
            }
            tags.add(new Tag(tag.group(1), attributes, tag.start()));
        }
        return tags;
    }

    List<Tag> tags(String name) {
        return tags().stream().filter(tag -> tag.name().equals(name)).toList();
    }

    /** What stands between the tag and the end of its element. */
    String inside(Tag tag) {
        return text.substring(tag.at(), text.indexOf("</" + tag.name() + ">", tag.at()));
    }

    /** What a person reads. */
    String words() {
        return text.replaceAll("(?s)<(head|svg)\\b.*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }
}
