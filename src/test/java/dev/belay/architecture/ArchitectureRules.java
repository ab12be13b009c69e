package dev.belay.architecture;

import java.util.List;
import java.util.stream.Stream;

/** Every rule of the architecture, for the packages below one root. */
final class ArchitectureRules {
    private ArchitectureRules() {}

    static List<Rule> of(String root) {
        ImportTable table = new ImportTable(root);
        List<Rule> imports = List.of(
                new Rule("every package is listed", table.everyPackageIsListed()),
                new Rule("packages import what the table allows", table.importsAreAllowed()));
        return Stream.of(
                        imports, new Libraries(root).rules(), new TimeRules(root).rules(), new ShapeRules(root).rules())
                .flatMap(List::stream)
                .toList();
    }
}
