package dev.belay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No rule is trusted before it was seen to report what was planted for it, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedViolationsTest {
    private static final String ROOT = "planted.belay";

    /** The rule, and a pattern that each of its reports matches. */
    private static final Map<String, String> PLANTED = Map.ofEntries(
            Map.entry("every package is listed", "strange.InNoTable"),
            Map.entry("packages import what the table allows", "dump.ImportsAnEdge|config.ImportsMoreThan.*SleepsOnIt"),
            Map.entry("the web server stays in web", "Stray\\$WebServer"),
            Map.entry("page rendering stays in web", "Stray\\$Pages"),
            Map.entry("SQL stays in postgres and store", "Stray\\$Sql"),
            Map.entry("SQL libraries stay in postgres and store", "Stray\\$SqlLibrary"),
            Map.entry("drivers stay in postgres and store", "Stray\\$Driver"),
            Map.entry("Google's libraries stay in drive", "Stray\\$Drive"),
            Map.entry("age stays in offsite", "Stray\\$Age"),
            Map.entry("Amazon's library stays in s3", "Stray\\$S3"),
            Map.entry("password hashing stays in access", "Stray\\$Hashing"),
            Map.entry("command line parsing stays in cli", "Stray\\$Arguments"),
            Map.entry("YAML stays in config", "Stray\\$Yaml"),
            Map.entry("mail stays in routes", "Stray\\$Mail"),
            Map.entry("Zstandard stays in vault and dump", "Stray\\$Compression"),
            Map.entry("base needs nothing but the JDK", "base.NeedsALibrary"),
            Map.entry("child processes start in process", "Stray\\$Child"),
            Map.entry("the environment is read in config", "Stray\\$Environment"),
            Map.entry("only Main ends the JVM", "Stray\\$Exit"),
            Map.entry("nobody asks what time it is without a clock", "schedule.AsksTheWall"),
            Map.entry("clocks are made in the composition root", "schedule.MakesAClock"),
            Map.entry("nobody sleeps", "backup.SleepsOnIt"),
            Map.entry("no package is in a cycle", "(?s)dump.*web"),
            Map.entry("outcomes and states are sealed", "process.OpenResult(\\$SomeState)?$"),
            Map.entry("every package is null-marked", "strange.InNoTable"),
            Map.entry("Optional is no field", "access.KeepsAnOptional"),
            Map.entry("Optional is no parameter", "access.TakesAnOptional"),
            Map.entry("names say what a thing is", "access.SessionManager"),
            Map.entry("base has at most ten classes", "planted.belay.base.(Crowd|NeedsALibrary|package-info)"));

    private final JavaClasses planted = new ClassFileImporter().importPackages(ROOT);

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theRuleReportsWhatWasPlantedForItAndNothingElse(Rule rule) {
        assertThat(rule.violations(planted))
                .isNotEmpty()
                .allSatisfy(report -> assertThat(report).containsPattern(PLANTED.get(rule.name())));
    }

    @Test
    void everyRuleHasSomethingPlanted() {
        assertThat(rules()).extracting(Rule::name).containsExactlyInAnyOrderElementsOf(PLANTED.keySet());
    }

    @Test
    void everyWayToAskForTheTimeIsReported() {
        Rule now = rules().stream()
                .filter(rule -> rule.name().startsWith("nobody asks what time"))
                .findFirst()
                .orElseThrow();

        assertThat(now.violations(planted)).hasSize(7).noneMatch(report -> report.contains("right()"));
    }

    static List<Rule> rules() {
        return ArchitectureRules.of(ROOT);
    }
}
