package dev.belay.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Lines up cells in columns, numbers to the right. */
public final class Columns {
    private final String alignment;
    private final List<Row> rows = new ArrayList<>();

    /** One letter per column: {@code l} for text, {@code r} for numbers. */
    public Columns(String alignment) {
        this.alignment = alignment;
    }

    public Columns row(String... cells) {
        return row(Style.PLAIN, cells);
    }

    /** A row in a style of its own. */
    public Columns row(Style style, String... cells) {
        rows.add(new Row(style, Arrays.stream(cells).map(Printable::line).toList()));
        return this;
    }

    /** The lines, without blanks at their ends. */
    public List<String> lines() {
        int[] widths = IntStream.range(0, alignment.length())
                .map(column -> rows.stream()
                        .mapToInt(row -> width(row.cells().get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> row.style().paint(line(row.cells(), widths)))
                .toList();
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String blanks = " ".repeat(widths[column] - width(cells.get(column)));
            boolean right = alignment.charAt(column) == 'r';
            line.append(right ? blanks : "").append(cells.get(column)).append(right ? "" : blanks);
            line.append("  ");
        }
        return line.toString().stripTrailing();
    }

    /** Korean, Chinese and Japanese letters take two places. */
    private static int width(String text) {
        return text.codePoints()
                .map(point -> Character.isIdeographic(point) || wide(point) ? 2 : 1)
                .sum();
    }

    private static boolean wide(int point) {
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        return script == Character.UnicodeScript.HANGUL
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }

    private record Row(Style style, List<String> cells) {}
}
