package dev.belay.cli.text;

/** How a line looks on a terminal that knows colours. */
public enum Style {
    PLAIN(""),
    LOSS("31"),
    DOUBT("33");

    private static final String ESCAPE = "\u001b[";

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** This style where colours are wanted, else none. */
    public Style when(boolean colours) {
        return colours ? this : PLAIN;
    }

    /** {@code text} in this style. */
    public String paint(String text) {
        return code.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }
}
