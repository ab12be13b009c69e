package dev.belay.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import org.jspecify.annotations.Nullable;

/** How deep statements stand in each other. {@code else if} goes no deeper; a class in a function counts by itself. */
final class NestingDepth extends TreeScanner<@Nullable Void, @Nullable Void> {
    private int depth;
    private int deepest;

    private NestingDepth() {}

    static int of(MethodTree function) {
        NestingDepth scanner = new NestingDepth();
        scanner.scan(function.getBody(), null);
        return scanner.deepest;
    }

    @Override
    public @Nullable Void visitIf(IfTree statement, @Nullable Void nothing) {
        Tree otherwise = statement.getElseStatement();
        deeper(() -> {
            scan(statement.getCondition(), null);
            scan(statement.getThenStatement(), null);
            if (!(otherwise instanceof IfTree)) {
                scan(otherwise, null);
            }
        });
        return otherwise instanceof IfTree ? scan(otherwise, null) : null;
    }

    @Override
    public @Nullable Void visitForLoop(ForLoopTree statement, @Nullable Void nothing) {
        return deeper(() -> super.visitForLoop(statement, null));
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree statement, @Nullable Void nothing) {
        return deeper(() -> super.visitEnhancedForLoop(statement, null));
    }

    @Override
    public @Nullable Void visitWhileLoop(WhileLoopTree statement, @Nullable Void nothing) {
        return deeper(() -> super.visitWhileLoop(statement, null));
    }

    @Override
    public @Nullable Void visitDoWhileLoop(DoWhileLoopTree statement, @Nullable Void nothing) {
        return deeper(() -> super.visitDoWhileLoop(statement, null));
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree statement, @Nullable Void nothing) {
        return deeper(() -> super.visitSwitch(statement, null));
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree expression, @Nullable Void nothing) {
        return deeper(() -> super.visitSwitchExpression(expression, null));
    }

    @Override
    public @Nullable Void visitTry(TryTree statement, @Nullable Void nothing) {
        return deeper(() -> super.visitTry(statement, null));
    }

    @Override
    public @Nullable Void visitSynchronized(SynchronizedTree statement, @Nullable Void nothing) {
        return deeper(() -> super.visitSynchronized(statement, null));
    }

    @Override
    public @Nullable Void visitClass(ClassTree inner, @Nullable Void nothing) {
        return null;
    }

    private @Nullable Void deeper(Runnable inside) {
        depth++;
        deepest = Math.max(deepest, depth);
        inside.run();
        depth--;
        return null;
    }
}
