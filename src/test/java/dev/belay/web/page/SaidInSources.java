package dev.belay.web.page;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sentences and hints of refusals and preflight items, as the sources put them together. */
final class SaidInSources extends TreeScanner<Void, Set<String>> {
    /** Stands for whatever is put in at run time. */
    static final String PLACE = "7x7";

    private static final Set<String> CLASSES = Set.of(
            "BelayException",
            "StoreException",
            "Failure",
            "Problem",
            "NotSignedIn",
            "Words",
            "Known",
            "DamagedException");
    private static final Set<String> METHODS =
            Set.of("pass", "warn", "block", "need", "refused", "failed", "tooEarly", "passing", "orPassing", "told");
    /** What was being done when something failed, and what is noted of a store. */
    private static final Set<String> CALLS = Set.of("faults.of", "call", "notes.add");

    /** Methods whose names say that they give a sentence, or what stands in one. */
    private static final Pattern TELLING = Pattern.compile("notes|place|hint|\\w+Hint");

    private static final Pattern WORDS = Pattern.compile("[^A-Z].* .*|pg_dump.*|Belay .*");

    /** What variables are made of, by their names, within one file. */
    private final Map<String, ExpressionTree> variables = new HashMap<>();

    private SaidInSources() {}

    /** All of the Java files in {@code folders}. */
    static Set<String> of(List<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Set<String> said = new TreeSet<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new SaidInSources(), said);
            }
        }
        return said;
    }

    @Override
    public Void visitNewClass(NewClassTree made, Set<String> said) {
        String name = made.getIdentifier().toString();
        if (CLASSES.contains(name)) {
            // what pg_dump says is only compared, what follows it is told
            collect(
                    made.getArguments()
                            .subList(
                                    name.equals("Known") ? 1 : 0,
                                    made.getArguments().size()),
                    said);
        }
        return super.visitNewClass(made, said);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree called, Set<String> said) {
        String name = called.getMethodSelect().toString();
        boolean tells = CALLS.contains(name) || METHODS.contains(name.substring(name.lastIndexOf('.') + 1));
        if (tells && !name.startsWith("LOG.")) {
            collect(called.getArguments(), said);
        }
        return super.visitMethodInvocation(called, said);
    }

    @Override
    public Void visitMethod(MethodTree method, Set<String> said) {
        if (TELLING.matcher(method.getName()).matches() && method.getBody() != null) {
            for (StatementTree statement : method.getBody().getStatements()) {
                if (statement instanceof ReturnTree returned && returned.getExpression() != null) {
                    collect(List.of(returned.getExpression()), said);
                }
            }
        }
        return super.visitMethod(method, said);
    }

    @Override
    public Void visitVariable(VariableTree variable, Set<String> said) {
        ExpressionTree made = variable.getInitializer();
        if (made instanceof BinaryTree) {
            variables.put(variable.getName().toString(), made);
        }
        return super.visitVariable(variable, said);
    }

    private void collect(List<? extends ExpressionTree> arguments, Set<String> said) {
        arguments.stream()
                .flatMap(argument -> variants(argument).stream())
                .filter(text -> WORDS.matcher(text).matches())
                .forEach(said::add);
    }

    private List<String> variants(ExpressionTree expression) {
        return switch (expression) {
            case LiteralTree literal when literal.getValue() instanceof String text -> List.of(text);
            case IdentifierTree name
            when variables.containsKey(name.getName().toString()) ->
                variants(Objects.requireNonNull(variables.get(name.getName().toString())));
            case ParenthesizedTree inner -> variants(inner.getExpression());
            case ConditionalExpressionTree choice ->
                Stream.concat(
                                variants(choice.getTrueExpression()).stream(),
                                variants(choice.getFalseExpression()).stream())
                        .toList();
            case MethodInvocationTree list
            when list.getMethodSelect().toString().equals("List.of") ->
                list.getArguments().stream()
                        .flatMap(item -> variants(item).stream())
                        .toList();
            case BinaryTree sum
            when sum.getKind() == Tree.Kind.PLUS ->
                variants(sum.getLeftOperand()).stream()
                        .flatMap(
                                left -> variants(sum.getRightOperand()).stream().map(left::concat))
                        .toList();
            default -> List.of(PLACE);
        };
    }
}
