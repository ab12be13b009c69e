package dev.belay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    private static final SizeLimits LIMITS = SizeLimits.ofTheArchitecture();

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void filesAndFunctionsStaySmall(Path root) throws IOException {
        List<Path> sources = sources(root);

        assertThat(sources).isNotEmpty();
        try (var files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            assertThat(LIMITS.violations(files.getJavaFileObjectsFromPaths(sources)))
                    .isEmpty();
        }
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        assertThat(packagesWithoutWords("src/main/java", "src/test/java"))
                .containsExactly(Path.of("planted/belay/strange"));
    }

    @Test
    void aFileOf301LinesIsReported() throws IOException {
        assertThat(violations("//\n".repeat(299) + "class A {}\n")).isEmpty();
        assertThat(violations("//\n".repeat(300) + "class A {}\n"))
                .containsExactly("/A.java has 301 lines, more than 300");
    }

    @Test
    void aFunctionOf41LinesIsReported() throws IOException {
        assertThat(violations("class A {\nvoid f() {" + "\n".repeat(39) + "}\n}\n"))
                .isEmpty();
        assertThat(violations("class A {\nvoid f() {" + "\n".repeat(40) + "}\n}\n"))
                .containsExactly("/A.java:2 f has 41 lines, more than 40");
    }

    @Test
    void sevenParametersAreReportedAndSevenComponentsAreNot() throws IOException {
        String seven = "int a, int b, int c, int d, int e, int f, int g";

        assertThat(violations("record A(" + seven + ") { A {} }")).isEmpty();
        assertThat(violations("class A { A(" + seven + ") {} }"))
                .containsExactly("/A.java:1 <init> has 7 parameters, more than 6");
    }

    @Test
    void aFourthLevelIsReportedAndElseIfIsNone() throws IOException {
        assertThat(violations(nested("if (x) {} else if (y) {} else if (z) {}")))
                .isEmpty();
        assertThat(violations(nested("try { if (x) {} } finally {}")))
                .containsExactly("/A.java:1 f has 4 nested levels, more than 3");
    }

    private static String nested(String body) {
        return "class A { void f() { for (;;) { while (x) { " + body + " } } } }";
    }

    private static List<String> violations(String text) throws IOException {
        return LIMITS.violations(List.of(new Text(text)));
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        private Text(String text) {
            super(URI.create("text:/A.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public String getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** A package may stand below several roots; one of them has to hold its words. */
    private static List<Path> packagesWithoutWords(String... roots) throws IOException {
        Set<Path> packages = new TreeSet<>();
        Set<Path> described = new HashSet<>();
        for (String root : roots) {
            for (Path file : sources(Path.of(root))) {
                Path relative = Path.of(root).relativize(file);
                packages.add(relative.getParent());
                if (relative.endsWith("package-info.java")) {
                    described.add(relative.getParent());
                }
            }
        }
        packages.removeAll(described);
        return List.copyOf(packages);
    }
}
