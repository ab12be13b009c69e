package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.backup.calendar.CalendarSettings;
import dev.belay.backup.calendar.CalendarSettings.CloseSettings;
import dev.belay.backup.calendar.CalendarSettings.NamedSettings;
import dev.belay.backup.calendar.CalendarSettings.ScheduleSettings;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.testing.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationFileTest {
    private static final String TEXT = """
            # our ledger
            version: 1
            timezone: Asia/Seoul

            schedules: # at night
              # every night
              - { database: default, cron: "0 2 * * *" } # the important one

              - database: default   # in lines
                cron: "30 14 * * *"
                drill: weekly       # on Sundays
              # the last word

            # what follows
            restore: { cooldown: 9s }
            """;

    @TempDir
    Path folder;

    private ConfigurationFile file() {
        return new ConfigurationFile(new Environment(Map.of(), folder, ZoneId.of("Asia/Seoul")));
    }

    private static ScheduleSettings schedule(String cron) {
        return ScheduleSettings.of("default", cron, "");
    }

    static IntStream seeds() {
        return Seeds.of(150, 5_000);
    }

    @Test
    void aNewEntryIsWrittenAfterTheLastAndNothingElseChanges() {
        String after = file().withSchedule(TEXT, -1, schedule("5 5 * * *"));

        assertThat(after)
                .isEqualTo(TEXT.replace(
                        "drill: weekly       # on Sundays\n",
                        "drill: weekly       # on Sundays\n  - { database: default, cron: \"5 5 * * *\" }\n"));
    }

    @Test
    void aChangedEntryKeepsWhatIsAroundIt() {
        assertThat(file().withSchedule(TEXT, 0, schedule("7 7 * * *")))
                .isEqualTo(TEXT.replace("\"0 2 * * *\"", "\"7 7 * * *\""));
        assertThat(file().withSchedule(TEXT, 1, schedule("7 7 * * *"))).contains("""
                  - { database: default, cron: "7 7 * * *" }       # on Sundays
                  # the last word
                """);
    }

    @Test
    void aRemovedEntryTakesItsOwnLinesAlong() {
        assertThat(file().withSchedule(TEXT, 0, null))
                .isEqualTo(TEXT.replace("  - { database: default, cron: \"0 2 * * *\" } # the important one\n", ""));
        String none = file().withSchedule(file().withSchedule(TEXT, 1, null), 0, null);
        assertThat(none).contains("schedules: # at night\n  # every night\n\n  # the last word\n");
        assertThat(file().check(none).calendar().schedules()).isEmpty();
    }

    @Test
    void theDifferenceIsWhatDiffShows() {
        assertThat(file().difference(TEXT, file().withSchedule(TEXT, -1, schedule("5 5 * * *"))))
                .isEqualTo("""
                --- belay.yml
                +++ belay.yml
                @@ -9,6 +9,7 @@
                   - database: default   # in lines
                     cron: "30 14 * * *"
                     drill: weekly       # on Sundays
                +  - { database: default, cron: "5 5 * * *" }
                   # the last word
                \s
                 # what follows
                """);
    }

    @Test
    void aSectionThatIsNotThereIsBegun() {
        CloseSettings close = CloseSettings.of("default", "week", "saturday", "03:30", "10y", List.of());

        assertThat(file().withClose("", -1, close)).isEqualTo("""
                version: 1
                closes:
                  - { database: default, period: week, ends: saturday, at: "03:30", keep: 10y }
                """);
        assertThat(file().withClose("app: x", -1, close)).startsWith("app: x\ncloses:\n  - {");
        assertThat(file().withSchedule("schedules:\napp: x\n", -1, schedule("1 1 * * *")))
                .isEqualTo("schedules:\n  - { database: default, cron: \"1 1 * * *\" }\napp: x\n");
        assertThat(file().withSchedule("schedules: []\r\napp: x\r\n", -1, schedule("1 1 * * *")))
                .isEqualTo("schedules: [{ database: default, cron: \"1 1 * * *\" }]\r\napp: x\r\n");
    }

    @Test
    void aCalendarOfOnesOwnIsWrittenAndReadAgain() {
        CloseSettings close = CloseSettings.of(
                "default",
                "custom",
                null,
                "4:05",
                "7y",
                List.of(new NamedSettings("H1-2026", "2026-06-27"), new NamedSettings("H2-2026", "2026-12-26")));
        String text = file().withClose("version: 1\n", -1, close);

        assertThat(text).contains("periods: [{ name: H1-2026, ends: 2026-06-27 }");
        assertThat(file().check(text).calendar().closes()).containsExactly(close);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsChangedIsInForceAndTheOtherLinesStay(int seed) {
        Random random = new Random(seed);
        String text = random.nextBoolean() ? TEXT : TEXT.replace("\n", "\r\n").replace("ledger", "십일조 \ud83c\udf3e");
        List<ScheduleSettings> expected =
                new ArrayList<>(file().check(text).calendar().schedules());
        for (int step = 0; step < 8; step++) {
            int number = random.nextInt(expected.size() + 1) - 1;
            String cron = seed % 60 + " " + step + " * * *";
            ScheduleSettings to = number >= 0 && random.nextInt(3) == 0 ? null : schedule(cron);
            text = file().withSchedule(text, number, to);
            if (to == null) {
                expected.remove(number);
            } else if (number < 0) {
                expected.add(to);
            } else {
                expected.set(number, to);
            }
            assertThat(file().check(text).calendar().schedules()).isEqualTo(expected);
        }
        assertThat(text).startsWith("# our ").contains("# every night", "# the last word", "# what follows");
        assertThat(text.lines().reduce((first, last) -> last)).contains("restore: { cooldown: 9s }");
    }

    @Test
    void aFileIsReplacedWholeWithItsRightsAndNothingIsLeftBeside() throws IOException {
        Path yaml = Files.writeString(folder.resolve("belay.yml"), TEXT);
        Files.setPosixFilePermissions(yaml, PosixFilePermissions.fromString("rw-r-----"));

        file().replace(Sha256.of(TEXT), "version: 1\n");

        assertThat(yaml).hasContent("version: 1\n");
        assertThat(Files.getPosixFilePermissions(yaml)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(folder).isDirectoryContaining(path -> path.equals(yaml)).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void aFileThatWasChangedMeanwhileIsLeftAlone() throws IOException {
        Path yaml = Files.writeString(folder.resolve("belay.yml"), TEXT + "app: other\n");

        assertThatThrownBy(() -> file().replace(Sha256.of(TEXT), "version: 1\n"))
                .isInstanceOfSatisfying(
                        BelayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
                .hasMessage("the file belay.yml was changed by somebody else meanwhile");
        assertThat(yaml).hasContent(TEXT + "app: other\n");
    }

    @Test
    void everyProblemOfACalendarIsToldWithItsLine() {
        assertThatThrownBy(() -> file().check("""
                        version: 1
                        schedules:
                          - { database: ledgr, cron: "0 2 * * *" }
                          - { database: default, cron: "0 25 * * *" }
                          - { cron: "0 2 * * *", drill: sometimes }
                          - { databse: default, cron: "0 2 * * *" }
                        closes:
                          - { period: fortnight }
                          - { period: month, ends: friday }
                          - { period: week, keep: for ever }
                          - { period: custom }
                        """))
                .message()
                .contains("line 3: no database is called 'ledgr'")
                .contains("line 4: the hour '25' is not one of 0 to 23")
                .contains("line 5: schedules.drill cannot be 'sometimes'")
                .contains("line 6: 'schedules.databse' is not a known key (did you mean 'database'?)")
                .contains("line 8: closes.period cannot be 'fortnight'")
                .contains("line 9: only a week has 'ends'")
                .contains("line 10: write a term such as 7y, 52w or 400d")
                .contains("line 11: a custom calendar names no 'periods'");
    }

    @Test
    void theOnlyDatabaseIsMeantWhereNoneIsNamed() {
        CalendarSettings calendar =
                file().check("closes: [{ period: month }]\n").calendar();

        assertThat(calendar.closes())
                .containsExactly(CloseSettings.of("default", "month", null, "03:00", "7y", List.of()));
        assertThat(calendar.zone()).isEqualTo(ZoneId.of("Asia/Seoul"));
    }
}
