package dev.belay.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DumpPropertyTest {
    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countsWhatWasWrittenHoweverItIsNamedAndCut(int seed) {
        RandomDump dump = new RandomDump(new Random(seed));
        String text = dump.text();
        int chunk = 1 + new Random(seed).nextInt(seed % 3 == 0 ? 7 : 300);
        Recorder recorder = new Recorder();
        DumpContents contents = Recorder.read(text, chunk, recorder);
        assertThat(exactRows(contents)).isEqualTo(dump.rows());
        assertThat(contents.complete()).as(contents.incompleteReason()).isTrue();
        assertThat(recorder.raw()).isEqualTo(text);
        assertThat(recorder.sql()).isEqualTo(dump.statements());
        for (Recorder.Block block : recorder.blocks) {
            assertThat(block.raw()).isEqualTo(block.copy().sql() + ";\n" + block.rows() + "\\.\n");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverSaysCompleteOrAWrongNumberOfACutDump(int seed) {
        RandomDump dump = new RandomDump(new Random(seed));
        String text = dump.text();
        int cut = new Random(seed).nextInt(text.indexOf(RandomDump.LAST_LINE));
        DumpContents contents = Recorder.contents(text.substring(0, cut));
        assertThat(contents.complete()).isFalse();
        exactRows(contents)
                .forEach((table, rows) -> assertThat(rows).isEqualTo(dump.rows().get(table)));
    }

    private static Map<TableName, Long> exactRows(DumpContents contents) {
        return contents.tables().stream()
                .filter(TableRows::exact)
                .collect(Collectors.toMap(TableRows::table, TableRows::rows, Long::sum, TreeMap::new));
    }
}
