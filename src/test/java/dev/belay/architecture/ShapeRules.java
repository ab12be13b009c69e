package dev.belay.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What a package and a class look like. */
final class ShapeRules {
    private static final int CLASSES_OF_BASE = 10;
    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final String root;

    ShapeRules(String root) {
        this.root = root;
    }

    List<Rule> rules() {
        return List.of(
                new Rule(
                        "no package is in a cycle",
                        slices().matching(root + ".(**)").should().beFreeOfCycles()),
                rule("outcomes and states are sealed", item -> !isOutcome(item) || isClosed(item.reflect())),
                rule("every package is null-marked", item -> item.getPackage().isAnnotatedWith(NullMarked.class)),
                rule(
                        "Optional is no field",
                        item -> item.getFields().stream().noneMatch(field -> isOptional(field.getRawType()))),
                rule(
                        "Optional is no parameter",
                        item -> item.getCodeUnits().stream()
                                .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
                                .noneMatch(ShapeRules::takesOptional)),
                rule(
                        "names say what a thing is",
                        item -> !item.getSimpleName().matches(".*(Manager|Helper|Utils?|Impl|Data|Info)")),
                new Rule("base has at most ten classes", classes().should(stayFew())));
    }

    private static Rule rule(String name, Predicate<JavaClass> holds) {
        return new Rule(name, classes().should(new ArchCondition<>(name) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                events.add(new SimpleConditionEvent(item, holds.test(item), name + ": " + item.getName()));
            }
        }));
    }

    private ArchCondition<JavaClass> stayFew() {
        return new ArchCondition<>("be few in base") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean inBase = item.getPackageName().equals(root + ".base");
                boolean few = !inBase
                        || item.getPackage().getClasses().stream()
                                        .filter(JavaClass::isTopLevelClass)
                                        .filter(each -> !each.getSimpleName().equals("package-info"))
                                        .count()
                                <= CLASSES_OF_BASE;
                events.add(new SimpleConditionEvent(item, few, "too many classes: " + item.getName()));
            }
        };
    }

    private static boolean isOutcome(JavaClass item) {
        return item.getSimpleName().matches(".+(Result|State)");
    }

    private static boolean isClosed(Class<?> type) {
        return type.isEnum()
                || (type.isInterface() && type.isSealed())
                || Stream.of(type.getInterfaces()).anyMatch(Class::isSealed);
    }

    private static boolean takesOptional(JavaCodeUnit unit) {
        return unit.getRawParameterTypes().stream().anyMatch(ShapeRules::isOptional);
    }

    private static boolean isOptional(JavaClass type) {
        return OPTIONALS.stream().anyMatch(type::isEquivalentTo);
    }
}
