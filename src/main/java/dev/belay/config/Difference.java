package dev.belay.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Shows the one stretch in which two texts differ, as {@code diff -u} does. */
final class Difference {
    private static final int CONTEXT = 3;

    private final List<String> before;
    private final List<String> after;
    private final int head;
    private final int tail;

    private Difference(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        int shorter = Math.min(before.size(), after.size());
        int same = 0;
        while (same < shorter && before.get(same).equals(after.get(same))) {
            same++;
        }
        int end = 0;
        while (end < shorter - same && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        this.head = same;
        this.tail = end;
    }

    /** Empty when both are the same. */
    static String of(String name, String before, String after) {
        return before.equals(after) ? "" : new Difference(lines(before), lines(after)).show(name);
    }

    private String show(String name) {
        int first = Math.max(0, head - CONTEXT);
        int following = Math.min(tail, CONTEXT);
        List<String> shown = new ArrayList<>();
        shown.add("--- " + name);
        shown.add("+++ " + name);
        shown.add("@@ -" + range(first, before.size() - tail + following) + " +"
                + range(first, after.size() - tail + following) + " @@");
        before.subList(first, head).forEach(line -> shown.add(" " + line));
        before.subList(head, before.size() - tail).forEach(line -> shown.add("-" + line));
        after.subList(head, after.size() - tail).forEach(line -> shown.add("+" + line));
        before.subList(before.size() - tail, before.size() - tail + following).forEach(line -> shown.add(" " + line));
        return String.join("\n", shown) + "\n";
    }

    /** As diff counts: from 1, and from 0 where there is no line. */
    private static String range(int from, int to) {
        return (to == from ? from : from + 1) + "," + (to - from);
    }

    /** A last line without an end is another line than one with it. */
    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        } else {
            lines.set(lines.size() - 1, lines.getLast() + "\n\\ No newline at end of file");
        }
        return lines;
    }
}
