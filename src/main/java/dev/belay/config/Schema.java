package dev.belay.config;

import dev.belay.vault.RetentionSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Compares {@code belay.yml} with what may stand in it. */
final class Schema {
    private static final Shape VALUE = new Shape.Scalar();
    private static final Shape UNSERVED = new Shape.Unserved();
    private static final Shape.Keys WHOLE = whole();

    private final Problems problems;
    private final List<String> warnings = new ArrayList<>();

    Schema(Problems problems) {
        this.problems = problems;
    }

    /** Reports whatever does not belong; gives a warning for each section that is not acted on. */
    List<String> check(Document document) {
        document.node().ifPresent(root -> check(document, root, WHOLE, ""));
        return List.copyOf(warnings);
    }

    private void check(Document document, Node node, Shape shape, String path) {
        if (Document.absent(node)) {
            return;
        }
        switch (shape) {
            case Shape.Scalar _ -> require(node instanceof ScalarNode, document, node, path, "one value");
            case Shape.Texts _ -> {
                boolean texts = node instanceof SequenceNode list
                        && list.getValue().stream().allMatch(ScalarNode.class::isInstance);
                require(texts, document, node, path, "a list of values");
            }
            case Shape.Keys keys -> {
                require(node instanceof MappingNode, document, node, path, "keys with values");
                if (node instanceof MappingNode mapping) {
                    checkKeys(document, mapping, keys, path);
                }
            }
            case Shape.Each each -> {
                require(node instanceof SequenceNode, document, node, path, "a list of sections");
                Document.elementsOf(node).forEach(item -> check(document, item, each.item(), path));
            }
            case Shape.Unserved _ ->
                warnings.add(document.origin(node) + ": the section '" + path + "' is not acted on by this version");
        }
    }

    private void checkKeys(Document document, MappingNode mapping, Shape.Keys keys, String path) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = Document.key(entry);
            String full = path.isEmpty() ? key : path + "." + key;
            Shape shape = keys.known().get(key);
            if (!seen.add(key)) {
                problems.add(document.origin(entry.getKeyNode()), "'" + full + "' stands here twice", "remove one");
            } else if (shape == null) {
                problems.add(
                        document.origin(entry.getKeyNode()),
                        "'" + full + "' is not a known key",
                        Spelling.hint(key, keys.known().keySet()));
            } else {
                check(document, entry.getValueNode(), shape, full);
            }
        }
    }

    private void require(boolean holds, Document document, Node node, String path, String expected) {
        if (!holds) {
            String name = path.isEmpty() ? "the file" : "'" + path + "'";
            problems.add(document.origin(node), name + " does not hold " + expected, "write " + expected + " here");
        }
    }

    private static Shape.Keys whole() {
        Map<String, Shape> known = new LinkedHashMap<>();
        List.of("version", "app", "timezone", "language").forEach(key -> known.put(key, VALUE));
        known.put(
                "databases", new Shape.Each(keys(Map.of("schemas", new Shape.Texts()), "name", "url", "environment")));
        known.put(
                "backup",
                keys(
                        Map.of("compression", keys(Map.of(), "level"), "exclude_table_data", new Shape.Texts()),
                        "folder",
                        "stall",
                        "deadline",
                        "verify"));
        known.put("restore", keys(Map.of(), "cooldown", "second_person", "type_name", "undo", "parallel"));
        known.put("drill", keys(Map.of(), "every", "on", "superuser", "folder"));
        known.put("access", keys(Map.of(), "session_idle", "session_max", "totp_for_restore"));
        known.put("notify", keys(Map.of("routes", new Shape.Each(route())), "overdue", "heartbeat", "test"));
        known.put(CalendarReader.SCHEDULES, new Shape.Each(keys(Map.of(), "database", "cron", "drill")));
        known.put(
                CalendarReader.CLOSES,
                new Shape.Each(keys(
                        Map.of("periods", new Shape.Each(keys(Map.of(), "name", "ends"))),
                        "database",
                        "period",
                        "ends",
                        "at",
                        "keep")));
        known.put(RetentionReader.SECTION, retention());
        known.put("anomalies", keys(Map.of("ignore", new Shape.Texts()), "rows_lost", "size_lost"));
        known.put(OffsiteReader.STORES, new Shape.Each(store()));
        known.put(OffsiteReader.ENCRYPTION, keys(Map.of("recipients", new Shape.Texts()), "local"));
        List.of("database", "deploy", "checks", "rules", "acks").forEach(section -> known.put(section, UNSERVED));
        return new Shape.Keys(known);
    }

    /** What a store has of any type; which keys go with which type, its reader knows. */
    private static Shape.Keys store() {
        Map<String, Shape> nested = new LinkedHashMap<>();
        nested.put("databases", new Shape.Texts());
        nested.put("bandwidth", new Shape.Each(keys(Map.of(), "from", "to", "limit")));
        Map<String, Shape> rules = new LinkedHashMap<>(retention().known());
        rules.remove(RetentionReader.REQUIRE_OFFSITE);
        nested.put(RetentionReader.SECTION, new Shape.Keys(rules));
        List<String> values = new ArrayList<>(List.of("name", "type", "encrypt"));
        TargetReader.KEYS.values().forEach(values::addAll);
        return keys(nested, values.toArray(String[]::new));
    }

    private static Shape.Keys retention() {
        return keys(
                Map.of(RetentionReader.REASONS, keys(Map.of(), RetentionSettings.REASONS.toArray(String[]::new))),
                "last",
                "age",
                "daily",
                "weekly",
                "monthly",
                "yearly",
                "floor",
                RetentionReader.REQUIRE_OFFSITE,
                "doubtful");
    }

    private static Shape.Keys route() {
        return keys(
                Map.of("to", new Shape.Texts(), "events", new Shape.Texts()),
                "name",
                "type",
                "from",
                "smtp",
                "url",
                "secret",
                "token",
                "chat");
    }

    private static Shape.Keys keys(Map<String, Shape> nested, String... values) {
        Map<String, Shape> known = new LinkedHashMap<>();
        List.of(values).forEach(key -> known.put(key, VALUE));
        known.putAll(nested);
        return new Shape.Keys(known);
    }
}
