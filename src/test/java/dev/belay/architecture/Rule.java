package dev.belay.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * One rule under a name that the test report shows.
 *
 * @param name says what is wanted
 */
record Rule(String name, ArchRule check) {
    /** What in {@code classes} breaks the rule; a package that nobody has written yet breaks none. */
    List<String> violations(JavaClasses classes) {
        return check.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails();
    }

    @Override
    public String toString() {
        return name;
    }
}
