package dev.belay.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Time comes from outside, so that tests can turn it. */
final class TimeRules {
    private static final Set<String> CLOCKS = Set.of("java.time.Clock", "java.time.InstantSource");

    private final String root;

    TimeRules(String root) {
        this.root = root;
    }

    List<Rule> rules() {
        return List.of(
                new Rule(
                        "nobody asks what time it is without a clock",
                        noClasses().should().accessTargetWhere(now())),
                new Rule(
                        "clocks are made in the composition root",
                        noClasses().that(resideOutsideOfPackage(root)).should().accessTargetWhere(makesAClock())),
                noSleep());
    }

    /** Applies to tests too: waiting for a length of time is no synchronisation. */
    static Rule noSleep() {
        return new Rule(
                "nobody sleeps",
                noClasses()
                        .should()
                        .accessTargetWhere(Libraries.call("java.lang.Thread", "sleep")
                                .or(Libraries.call("java.util.concurrent.TimeUnit", "sleep"))));
    }

    private static DescribedPredicate<JavaAccess<?>> now() {
        return DescribedPredicate.describe("now without a clock", access -> {
            String owner = access.getTargetOwner().getName();
            return switch (access.getTarget().getName()) {
                case "now" -> owner.startsWith("java.time.") && !takesAClock(access);
                case "currentTimeMillis" -> owner.equals("java.lang.System");
                case "getInstance" -> owner.equals("java.util.Calendar");
                case "<init>" -> owner.equals("java.util.Date") && takesNothing(access);
                default -> false;
            };
        });
    }

    private static DescribedPredicate<JavaAccess<?>> makesAClock() {
        return DescribedPredicate.describe(
                "a clock of the system",
                access -> CLOCKS.contains(access.getTargetOwner().getName())
                        && access.getTarget().getName().matches("system.*|tick.*"));
    }

    private static boolean takesAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitCallTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean takesNothing(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitCallTarget target
                && target.getRawParameterTypes().isEmpty();
    }
}
