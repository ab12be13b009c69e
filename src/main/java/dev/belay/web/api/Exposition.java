package dev.belay.web.api;

/** Text in the format of Prometheus. */
final class Exposition {
    private final StringBuilder text = new StringBuilder();

    /** Begins a figure that goes up and down; its series follow. */
    Exposition gauge(String name, String help) {
        return head(name, "gauge", help);
    }

    /** Begins a figure that only grows. */
    Exposition counter(String name, String help) {
        return head(name, "counter", help);
    }

    /** One series of the figure; {@code labels} are names and values in turn. */
    Exposition line(String name, Number value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',')
                    .append(labels[i])
                    .append("=\"")
                    .append(escaped(labels[i + 1]))
                    .append('"');
        }
        text.append(labels.length == 0 ? " " : "} ").append(value).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private Exposition head(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
