package dev.belay.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which package may import which. A package is named by the first part after the root, and its own sub-packages belong
 * to it. The root itself holds the process entry and the composition root: it may import everything, nobody imports it.
 */
final class ImportTable {
    private static final String MECHANISMS = "vault dump schedule operation audit process";
    private static final String FEATURES = "deploy restore offsite backup access notify";
    static final String SETTINGS_OF_ALL = "*Settings";

    private static final Map<String, Set<String>> ALLOWED = table(
            "base:",
            "process: base",
            "server: base process",
            "operation: base",
            "schedule: base",
            "audit: base",
            "dump: base",
            "vault: base dump",
            "access: base audit",
            "notify: base audit",
            "backup: base audit operation schedule vault dump",
            "offsite: base audit operation vault backup",
            "restore: base audit operation vault dump backup access",
            "deploy: base audit operation vault backup offsite",
            "store: base operation audit access schedule vault backup offsite notify",
            "routes: base notify",
            "postgres: base process server operation dump vault backup restore",
            "drive: base operation offsite",
            "s3: base operation offsite",
            "rclone: base process operation offsite",
            "web: base " + FEATURES + " " + MECHANISMS,
            "cli: base " + FEATURES + " " + MECHANISMS,
            "config: base " + SETTINGS_OF_ALL,
            "demo: base process server");

    private final String root;

    /** The packages that {@code name} may import, or how they are called; empty for a package that is not listed. */
    static Set<String> allowed(String name) {
        return ALLOWED.getOrDefault(name, Set.of());
    }

    ImportTable(String root) {
        this.root = root;
    }

    ArchRule everyPackageIsListed() {
        return classesShould(new ArchCondition<>("live in a package that the table lists") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean listed = packageOf(item).isEmpty() || ALLOWED.containsKey(packageOf(item));
                events.add(new SimpleConditionEvent(item, listed, item.getName() + " is in a package not listed"));
            }
        });
    }

    ArchRule importsAreAllowed() {
        return classesShould(new ArchCondition<>("import only what the table allows") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isOurs(target(dependency)))
                        .forEach(dependency -> events.add(new SimpleConditionEvent(
                                dependency, allows(packageOf(item), target(dependency)), dependency.getDescription())));
            }
        });
    }

    private boolean allows(String from, JavaClass target) {
        String to = packageOf(target);
        if (from.isEmpty() || from.equals(to)) {
            return true;
        }
        Set<String> allowed = allowed(from);
        return allowed.contains(to) || (allowed.contains(SETTINGS_OF_ALL) && isSettings(target));
    }

    private static boolean isSettings(JavaClass target) {
        return target.getName().matches(".*Settings(\\$\\w+)*");
    }

    private static JavaClass target(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }

    private boolean isOurs(JavaClass target) {
        return target.getPackageName().equals(root) || target.getPackageName().startsWith(root + ".");
    }

    private String packageOf(JavaClass item) {
        String name = item.getPackageName();
        return name.equals(root) ? "" : name.substring(root.length() + 1).replaceFirst("\\..*", "");
    }

    private static ArchRule classesShould(ArchCondition<JavaClass> condition) {
        return ArchRuleDefinition.classes().should(condition);
    }

    private static Map<String, Set<String>> table(String... lines) {
        return Arrays.stream(lines)
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(
                        line -> line[0],
                        line -> Stream.of(line[1].strip().split(" "))
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.toUnmodifiableSet()),
                        (first, second) -> {
                            throw new IllegalArgumentException("a package is listed twice");
                        },
                        HashMap::new));
    }
}
