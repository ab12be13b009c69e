package dev.belay.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The contents of {@code belay.yml}, or a part of it, with the line of every word. Creates no objects by type. */
final class Document {
    private final Path file;
    private final @Nullable Node root;

    private Document(Path file, @Nullable Node root) {
        this.file = file;
        this.root = root;
    }

    static Document empty() {
        return new Document(Path.of("belay.yml"), null);
    }

    static Document read(Path file, Problems problems) {
        try {
            return of(file, Files.readString(file), problems);
        } catch (CharacterCodingException e) {
            problems.add("the file " + file + " is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            problems.add("the file " + file + " cannot be read", "check that it exists and who may read it");
        }
        return new Document(file, null);
    }

    /** What {@code text} says, which stands or is to stand in {@code file}. */
    static Document of(Path file, String text, Problems problems) {
        // references to collections are refused, so that a small file cannot unfold into a large one
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(1_000_000)
                .build();
        try {
            return new Document(file, new Compose(settings).composeString(text).orElse(null));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(new Origin.Line(file, line), "this is not YAML: " + e.getProblem(), "correct this line");
        } catch (YamlEngineException e) {
            problems.add("the file " + file + " cannot be taken as YAML", "write it without references to lists");
        }
        return new Document(file, null);
    }

    Optional<Node> node() {
        return Optional.ofNullable(root);
    }

    /** What stands at {@code path}, such as {@code backup.compression.level}. */
    Optional<Node> at(String path) {
        Optional<Node> found = node();
        for (String key : path.split("\\.", -1)) {
            found = found.flatMap(node -> child(node, key));
        }
        return found;
    }

    /** The elements of the list at {@code path}, each as a document of its own. */
    List<Document> items(String path) {
        return elements(path).stream().map(node -> new Document(file, node)).toList();
    }

    List<Node> elements(String path) {
        return at(path).map(Document::elementsOf).orElse(List.of());
    }

    static List<Node> elementsOf(Node node) {
        return node instanceof SequenceNode list ? list.getValue() : List.of();
    }

    Origin origin(Node node) {
        return new Origin.Line(
                file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
    }

    /** The text of a scalar that is not empty. */
    static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar && !absent(node) ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    static boolean absent(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    static String key(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    private static Optional<Node> child(Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(entry -> key(entry).equals(key))
                .map(NodeTuple::getValueNode)
                .filter(value -> !absent(value))
                .findFirst();
    }
}
