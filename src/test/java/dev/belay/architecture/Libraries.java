package dev.belay.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Which library stays in which package, so that it can be replaced there and is a burden nowhere else. */
final class Libraries {
    private final String root;

    Libraries(String root) {
        this.root = root;
    }

    List<Rule> rules() {
        return List.of(
                confined(
                        "the web server stays in web",
                        "web",
                        "io.javalin..",
                        "org.eclipse.jetty..",
                        "jakarta.servlet.."),
                confined("page rendering stays in web", "web", "org.thymeleaf.."),
                confined("SQL stays in postgres and store", "postgres store", "java.sql..", "javax.sql.."),
                confined(
                        "SQL libraries stay in postgres and store",
                        "postgres store",
                        "org.jdbi..",
                        "com.zaxxer.hikari.."),
                confined("drivers stay in postgres and store", "postgres store", "org.postgresql..", "org.sqlite.."),
                confined("Google's libraries stay in drive", "drive", "com.google.api..", "com.google.auth.."),
                confined("Amazon's library stays in s3", "s3", "software.amazon.."),
                confined("age stays in offsite", "offsite", "com.exceptionfactory.jagged.."),
                confined("password hashing stays in access", "access", "org.mindrot.."),
                confined("command line parsing stays in cli", "cli", "picocli.."),
                confined("YAML stays in config", "config", "org.snakeyaml.."),
                confined("mail stays in routes", "routes", "jakarta.mail..", "org.eclipse.angus.."),
                confined("Zstandard stays in vault and dump", "vault dump", "com.github.luben.."),
                new Rule("base needs nothing but the JDK", baseNeedsOnlyTheJdk()),
                new Rule("child processes start in process", onlyIn("process", startsAProcess())),
                new Rule("the environment is read in config", onlyIn("config", call("java.lang.System", "getenv"))),
                new Rule("only Main ends the JVM", onlyMainEndsTheJvm()));
    }

    private Rule confined(String name, String packages, String... library) {
        return new Rule(
                name,
                noClasses()
                        .that(resideOutsideOfPackages(homes(packages)))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(library)));
    }

    private ArchRule baseNeedsOnlyTheJdk() {
        return noClasses()
                .that(resideInAnyPackage(root + ".base.."))
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(root + ".base..", "java..", "org.jspecify.."));
    }

    private ArchRule onlyIn(String packages, DescribedPredicate<JavaAccess<?>> access) {
        return noClasses()
                .that(resideOutsideOfPackages(homes(packages)))
                .should()
                .accessTargetWhere(access);
    }

    private ArchRule onlyMainEndsTheJvm() {
        return noClasses()
                .that(DescribedPredicate.<JavaClass>describe(
                        "are not Main", item -> !item.getName().equals(root + ".Main")))
                .should()
                .accessTargetWhere(call("java.lang.System", "exit").or(call("java.lang.Runtime", "halt")));
    }

    private static DescribedPredicate<JavaAccess<?>> startsAProcess() {
        return call("java.lang.ProcessBuilder", "<init>").or(call("java.lang.Runtime", "exec"));
    }

    static DescribedPredicate<JavaAccess<?>> call(String owner, String name) {
        return DescribedPredicate.describe(
                owner + "." + name,
                access -> access.getTargetOwner().getName().equals(owner)
                        && access.getTarget().getName().equals(name));
    }

    /** The packages named, and the composition root, which may import everything. */
    private String[] homes(String packages) {
        return Stream.concat(Stream.of(root), Stream.of(packages.split(" ")).map(name -> root + "." + name + ".."))
                .toArray(String[]::new);
    }
}
