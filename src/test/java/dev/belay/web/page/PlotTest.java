package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlotTest {
    private static final Pattern SPOT = Pattern.compile("([\\d.-]+) ([\\d.-]+)");

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyPointStaysInsideThePicture(int seed) {
        Random random = new Random(seed);
        List<Plot.Point> points = IntStream.range(0, 1 + random.nextInt(40))
                .mapToObj(i -> new Plot.Point(
                        Samples.NOW.plusSeconds(i * 60L * random.nextInt(3)), random.nextLong(0, 1L << 50), false))
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
        Plot plot = Plot.of(points, 0);
        assertThat(SPOT.matcher(plot.line()).results().toList())
                .hasSize(points.size())
                .allSatisfy(spot -> {
                    assertThat(Double.parseDouble(spot.group(1))).isBetween(0.0, 600.0);
                    assertThat(Double.parseDouble(spot.group(2))).isBetween(0.0, 120.0);
                });
    }

    @Test
    void onlyAMarkedPointIsADip() {
        Plot plot = Plot.of(
                List.of(
                        new Plot.Point(Samples.NOW, 100, false),
                        new Plot.Point(Samples.NOW.plusSeconds(60), 20, true),
                        new Plot.Point(Samples.NOW.plusSeconds(120), 5, false)),
                5);
        assertThat(plot.dips()).isEqualTo("M300.0 95.6h0");
    }

    @Test
    void valuesThatNeverChangeAreALineInTheMiddle() {
        Plot plot = Plot.of(
                List.of(new Plot.Point(Samples.NOW, 7, false), new Plot.Point(Samples.NOW.plusSeconds(60), 7, false)),
                7);
        assertThat(plot.line()).isEqualTo("M8.0 60.0L592.0 60.0");
        assertThat(plot.dips()).isEmpty();
    }
}
