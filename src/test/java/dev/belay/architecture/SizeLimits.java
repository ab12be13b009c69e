package dev.belay.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * How large files and functions may get. A function begins at its first modifier, not at its Javadoc; the components of
 * a record are values, not parameters.
 */
record SizeLimits(int fileLines, int functionLines, int parameters, int nesting) {
    /** What the architecture asks for. */
    static SizeLimits ofTheArchitecture() {
        return new SizeLimits(300, 40, 6, 3);
    }

    /** What in {@code sources} is larger than allowed, one sentence each. */
    List<String> violations(Iterable<? extends JavaFileObject> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, null, null, sources);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            String file = unit.getSourceFile().getName();
            long lines = unit.getSourceFile()
                    .getCharContent(true)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            check(found, file, "lines", lines, fileLines);
            new Functions(unit, positions, found).scan(unit, null);
        }
        return found;
    }

    private static void check(List<String> found, String where, String what, long size, int limit) {
        if (size > limit) {
            found.add(where + " has " + size + " " + what + ", more than " + limit);
        }
    }

    private final class Functions extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> found;

        private Functions(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree function, @Nullable Void nothing) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, function));
            long last = lines.getLineNumber(positions.getEndPosition(unit, function));
            String where = unit.getSourceFile().getName() + ":" + first + " " + function.getName();
            check(found, where, "lines", last - first + 1, functionLines);
            check(found, where, "parameters", ownParameters(function), parameters);
            check(found, where, "nested levels", NestingDepth.of(function), nesting);
            return super.visitMethod(function, null);
        }

        /** A compact constructor borrows its parameters from the head of the record. */
        private long ownParameters(MethodTree function) {
            long start = positions.getStartPosition(unit, function);
            return function.getParameters().stream()
                    .filter(parameter -> positions.getStartPosition(unit, parameter) >= start)
                    .count();
        }
    }
}
