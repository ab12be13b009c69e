package dev.belay.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Finds settings, understands them, and keeps where each came from. */
final class Lookup {
    private final Variables variables;
    private final Document document;
    private final Interpolation interpolation;
    private final Problems problems;
    private final List<Setting> inForce;
    private final String prefix;

    Lookup(Variables variables, Document document, Problems problems) {
        this(variables, document, problems, new ArrayList<>(), "");
    }

    private Lookup(Variables variables, Document document, Problems problems, List<Setting> inForce, String prefix) {
        this.variables = variables;
        this.document = document;
        this.interpolation = new Interpolation(variables, problems);
        this.problems = problems;
        this.inForce = inForce;
        this.prefix = prefix;
    }

    /** The same for a part of the document, whose settings people know by names that begin with {@code name}. */
    Lookup in(Document part, String name) {
        return new Lookup(variables, part, problems, inForce, prefix + name + ".");
    }

    /** The setting, or {@code fallback} when nobody wrote it. */
    <T> T read(Key key, Kind<T> kind, T fallback) {
        return find(key, kind).orElseGet(() -> {
            note(key.name(), kind.show().apply(fallback), new Origin.Default());
            return fallback;
        });
    }

    /** The setting, when somebody wrote it and it can be understood. */
    <T> Optional<T> find(Key key, Kind<T> kind) {
        return value(key).flatMap(value -> {
            Optional<T> parsed = parse(key.name(), kind, value);
            parsed.ifPresent(known -> note(key.name(), kind.show().apply(known), value.origin()));
            return parsed;
        });
    }

    /** A list of {@code belay.yml}; empty when it is not there. */
    <T> List<T> list(String path, Kind<T> kind) {
        List<T> all = list(document, path, kind);
        document.at(path).ifPresent(node -> note(path, shown(all, kind), document.origin(node)));
        return all;
    }

    <T> List<T> list(Document part, String path, Kind<T> kind) {
        return part.elements(path).stream()
                .flatMap(node -> value(part, node).stream())
                .flatMap(value -> parse(path, kind, value).stream())
                .toList();
    }

    /** One value of a part of the document, which the caller notes by itself. */
    Optional<Value> value(Document part, String path) {
        return part.at(path).flatMap(node -> value(part, node));
    }

    /** What {@code value} means; a problem when it means nothing. */
    <T> Optional<T> parse(String name, Kind<T> kind, Value value) {
        try {
            return Optional.of(kind.parse().apply(value.text().strip()));
        } catch (IllegalArgumentException e) {
            problems.add(value.origin(), called(name) + " cannot be '" + value.shown() + "'", kind.hint());
            return Optional.empty();
        }
    }

    /** As people know the setting {@code name} of this part. */
    String called(String name) {
        return prefix + name;
    }

    /** Tells what is wrong with the setting at {@code path} of this part, or that it is missing there. */
    void problem(String path, String sentence, String hint) {
        document.at(path).or(document::node).ifPresent(node -> problems.add(document.origin(node), sentence, hint));
    }

    /** Tells that {@code what}, which this part describes, lacks {@code key}. */
    void missing(String key, String what) {
        problem(key, what + " has no " + key, "add '" + key + ":' to it");
    }

    void note(String name, String shown, Origin origin) {
        inForce.add(new Setting(called(name), shown, origin));
    }

    List<Setting> inForce() {
        return List.copyOf(inForce);
    }

    Document document() {
        return document;
    }

    Variables variables() {
        return variables;
    }

    Problems problems() {
        return problems;
    }

    private Optional<Value> value(Key key) {
        Optional<Value> fromVariable = Optional.ofNullable(key.variable()).flatMap(variables::find);
        return fromVariable.or(() -> Optional.ofNullable(key.path()).flatMap(path -> value(document, path)));
    }

    private Optional<Value> value(Document part, Node node) {
        return Document.text(node).map(text -> interpolation.resolve(text, part.origin(node)));
    }

    private static <T> String shown(List<T> all, Kind<T> kind) {
        return String.join(", ", all.stream().map(kind.show()).toList());
    }
}
