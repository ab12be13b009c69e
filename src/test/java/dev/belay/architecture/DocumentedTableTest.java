package dev.belay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/architecture.md tells about the packages is what the rules enforce. */
class DocumentedTableTest {
    private static final Path PAGE = Path.of("docs", "architecture.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "belay");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z][a-z0-9]*)` \\|[^|]*\\| ([^|]*) \\|$");

    @Test
    void thePageListsEveryPackageAndWhatItMayImport() throws IOException {
        Set<String> packages = packages();
        Map<String, Set<String>> enforced = new TreeMap<>();
        for (String name : packages) {
            Set<String> allowed = new TreeSet<>(ImportTable.allowed(name));
            allowed.removeIf(each -> !packages.contains(each) && !each.equals(ImportTable.SETTINGS_OF_ALL));
            enforced.put(name, allowed);
        }

        assertThat(documented()).isEqualTo(enforced);
    }

    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            String imports = row.group(2).replace("the `…Settings` records", ImportTable.SETTINGS_OF_ALL);
            Set<String> names = new TreeSet<>(Set.of(imports.split(", ")));
            names.remove("–");
            rows.put(row.group(1), names);
        }
        return rows;
    }

    private static Set<String> packages() throws IOException {
        Set<String> packages = new TreeSet<>();
        try (Stream<Path> entries = Files.list(SOURCES)) {
            entries.filter(Files::isDirectory)
                    .forEach(folder -> packages.add(folder.getFileName().toString()));
        }
        return packages;
    }
}
