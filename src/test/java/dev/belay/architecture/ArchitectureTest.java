package dev.belay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final String ROOT = "dev.belay";

    private final JavaClasses product = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theProductKeeps(Rule rule) {
        assertThat(product).isNotEmpty();
        assertThat(rule.violations(product)).isEmpty();
    }

    @Test
    void testsDoNotSleepEither() {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages(ROOT);

        assertThat(tests).isNotEmpty();
        assertThat(TimeRules.noSleep().violations(tests)).isEmpty();
    }

    static List<Rule> rules() {
        return ArchitectureRules.of(ROOT);
    }
}
