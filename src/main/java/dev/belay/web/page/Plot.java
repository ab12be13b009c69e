package dev.belay.web.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A line over time, as paths of an SVG that is {@value #WIDTH} wide and {@value #HEIGHT} high and may be stretched.
 *
 * @param line through all points
 * @param area below it
 * @param dips a dot on each point that is marked
 * @param last a dot on the newest point
 */
record Plot(String line, String area, String dips, String last) {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 120;
    private static final double EDGE = 8;

    /** One value at one moment; marked where much was lost. */
    record Point(Instant at, long value, boolean marked) {}

    /**
     * Draws {@code points}, oldest first, at least one.
     *
     * @param floor the value at the bottom
     */
    static Plot of(List<Point> points, long floor) {
        long top = points.stream().mapToLong(Point::value).max().orElse(0);
        StringBuilder line = new StringBuilder();
        StringBuilder dips = new StringBuilder();
        String last = "";
        for (int i = 0; i < points.size(); i++) {
            String spot = spot(points, i, floor, top);
            line.append(i == 0 ? "M" : "L").append(spot);
            last = "M" + spot + "h0";
            if (points.get(i).marked()) {
                dips.append(last);
            }
        }
        String area = line + "V" + HEIGHT + "H" + number(x(points, 0)) + "Z";
        return new Plot(line.toString(), area, dips.toString(), last);
    }

    private static String spot(List<Point> points, int i, long floor, long top) {
        double share = top == floor ? 0.5 : (double) (points.get(i).value() - floor) / (top - floor);
        return number(x(points, i)) + " " + number(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE));
    }

    private static double x(List<Point> points, int i) {
        Instant first = points.getFirst().at();
        double span = Duration.between(first, points.getLast().at()).toMillis();
        double past = Duration.between(first, points.get(i).at()).toMillis();
        return span == 0 ? WIDTH - EDGE : EDGE + past / span * (WIDTH - 2 * EDGE);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
