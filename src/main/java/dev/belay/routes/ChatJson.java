package dev.belay.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.notify.Message;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages as each service wants them. Names in them mention nobody and format nothing. */
final class ChatJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DISCORD_LIMIT = 2000;
    private static final int SLACK_LIMIT = 3000;
    private static final int TELEGRAM_LIMIT = 4096;

    private ChatJson() {}

    static byte[] discord(Message message) {
        String literal = text(message).replaceAll("([\\\\*_~`|>\\[\\]#])", "\\\\$1");
        return bytes(Map.of("content", cut(literal, DISCORD_LIMIT), "allowed_mentions", Map.of("parse", List.of())));
    }

    static byte[] slack(Message message) {
        String literal =
                text(message).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return bytes(Map.of("text", cut(literal, SLACK_LIMIT), "mrkdwn", false, "unfurl_links", false));
    }

    static byte[] telegram(Message message, String chat) {
        return bytes(Map.of(
                "chat_id",
                chat,
                "text",
                cut(text(message), TELEGRAM_LIMIT),
                "link_preview_options",
                Map.of("is_disabled", true)));
    }

    static byte[] webhook(Message message) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", message.id());
        all.put("event", message.topic().word());
        all.put("state", message.phase().word());
        all.put("severity", message.severity().word());
        all.put("at", message.at().toString());
        Optional.ofNullable(message.since()).ifPresent(since -> all.put("since", since.toString()));
        all.put("app", message.scene().app());
        all.put("machine", message.scene().machine());
        all.put("database", message.scene().database());
        all.put("address", message.scene().address());
        all.put("title", message.title());
        all.put("text", message.text());
        Optional.ofNullable(message.link()).ifPresent(link -> all.put("link", link.toString()));
        return bytes(all);
    }

    private static String text(Message message) {
        return "[" + message.scene().app() + "] " + message.text();
    }

    /** At a whole character; what is cut stands on the page. */
    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return text.substring(0, end) + "…";
    }

    private static byte[] bytes(Map<String, ?> value) {
        try {
            return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and flags can always be written", e);
        }
    }
}
