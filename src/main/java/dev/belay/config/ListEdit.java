package dev.belay.config;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Changes one entry of a list at the top of {@code belay.yml}; every other byte of the text stays what it is. */
final class ListEdit {
    private final String text;
    private final String ending;
    private final Document document;
    private final String section;

    private ListEdit(Path file, String text, String section) {
        Problems problems = new Problems();
        this.text = text;
        this.ending = text.contains("\r\n") ? "\r\n" : "\n";
        this.document = Document.of(file, text, problems);
        this.section = section;
        problems.throwIfAny();
    }

    /**
     * {@code text} with one entry of {@code section} changed.
     *
     * @param number of the entry, from 0; negative for a new one
     * @param entry in one line; null removes it
     */
    static String apply(Path file, String text, String section, int number, @Nullable String entry) {
        ListEdit edit = new ListEdit(file, text, section);
        return entry == null ? edit.without(number) : number < 0 ? edit.with(entry) : edit.changed(number, entry);
    }

    private String with(String entry) {
        Optional<MappingNode> root = root();
        Optional<NodeTuple> here = root.flatMap(this::own);
        if (here.isEmpty()) {
            String gap = text.isEmpty() || text.endsWith("\n") ? "" : ending;
            return text + gap + section + ":" + ending + "  - " + entry + ending;
        }
        Node list = here.get().getValueNode();
        if (Document.absent(list)) {
            int end = endOfLine(offset(here.get().getKeyNode().getEndMark().orElseThrow()));
            return inserted(end, "  - " + entry);
        }
        List<Node> items = Document.elementsOf(list);
        if (flow(list) || items.isEmpty()) {
            List<String> all = new ArrayList<>(items.stream().map(this::source).toList());
            all.add(entry);
            return rewritten(list, all);
        }
        int dash = dash(items.getLast());
        String indent = text.substring(startOfLine(dash), dash);
        return inserted(endOfLine(end(items.getLast())), indent + "- " + entry);
    }

    private String changed(int number, String entry) {
        Node item = items().get(number);
        return text.substring(0, start(item)) + entry + text.substring(end(item));
    }

    private String without(int number) {
        List<Node> items = items();
        Node list = document.at(section).orElseThrow();
        if (flow(list)) {
            List<String> all = new ArrayList<>(items.stream().map(this::source).toList());
            all.remove(number);
            return rewritten(list, all);
        }
        Node item = items.get(number);
        int from = startOfLine(dash(item));
        int to = endOfLine(end(item));
        return text.substring(0, from) + text.substring(Math.min(text.length(), to + 1));
    }

    private String rewritten(Node list, List<String> entries) {
        return text.substring(0, start(list)) + "[" + String.join(", ", entries) + "]"
                + text.substring(offset(list.getEndMark().orElseThrow()));
    }

    private List<Node> items() {
        return document.elements(section);
    }

    private Optional<MappingNode> root() {
        return document.node().map(root -> {
            if (root instanceof MappingNode mapping && !flow(mapping)) {
                return mapping;
            }
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the file is not written as keys in lines and cannot be changed here",
                    "change it by hand");
        });
    }

    private Optional<NodeTuple> own(MappingNode root) {
        return root.getValue().stream()
                .filter(entry -> Document.key(entry).equals(section))
                .findFirst();
    }

    /** At the end of a line, which may be that of the file. */
    private String inserted(int end, String line) {
        boolean open = end >= text.length();
        int at = open ? text.length() : end + 1;
        return text.substring(0, at) + (open ? ending + line : line + ending) + text.substring(at);
    }

    private static boolean flow(Node node) {
        return node instanceof CollectionNode<?> all && all.getFlowStyle() == FlowStyle.FLOW;
    }

    private String source(Node node) {
        return text.substring(start(node), end(node));
    }

    private int dash(Node item) {
        return text.lastIndexOf('-', start(item) - 1);
    }

    private int start(Node node) {
        return offset(node.getStartMark().orElseThrow());
    }

    /** Where the last word of a node ends: a block ends in the library's eyes where the next one begins. */
    private int end(Node node) {
        return switch (node) {
            case MappingNode block
            when !flow(block) && !block.getValue().isEmpty() ->
                end(block.getValue().getLast().getValueNode());
            case SequenceNode block
            when !flow(block) && !block.getValue().isEmpty() ->
                end(block.getValue().getLast());
            default -> offset(node.getEndMark().orElseThrow());
        };
    }

    private int offset(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private int startOfLine(int offset) {
        return text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
    }

    /** Where the line's feed stands, or the text ends. */
    private int endOfLine(int offset) {
        int feed = text.indexOf('\n', offset);
        return feed < 0 ? text.length() : feed;
    }
}
