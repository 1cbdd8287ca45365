package org.waypost.tests.house;

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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures the types and methods of one file. `else if` lies beside its `if`, not inside it. */
final class ShapeScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final JavaSource source;
    private final List<MethodShape> methods = new ArrayList<>();
    private final List<TypeShape> types = new ArrayList<>();
    private int depth;
    private int deepest;

    private ShapeScanner(JavaSource source) {
        this.source = source;
    }

    static ShapeScanner of(JavaSource source) {
        ShapeScanner scanner = new ShapeScanner(source);
        scanner.scan(source.unit(), null);
        return scanner;
    }

    List<MethodShape> methods() {
        return methods;
    }

    List<TypeShape> types() {
        return types;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
        if (!tree.getSimpleName().isEmpty()) {
            String name = tree.getSimpleName().toString();
            types.add(new TypeShape(source.place(tree), name, source.lines(tree)));
        }
        int outer = depth;
        depth = 0;
        super.visitClass(tree, nothing);
        depth = outer;
        return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        int outerDeepest = deepest;
        deepest = 0;
        super.visitMethod(tree, nothing);
        methods.add(shape(tree, deepest));
        deepest = outerDeepest;
        return null;
    }

    private MethodShape shape(MethodTree tree, int nesting) {
        boolean overrides =
                tree.getModifiers().getAnnotations().stream()
                        .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
        // The parser writes a record's compact constructor with all the record's parameters or
        // none; either way its return type and its parameters' modifiers are not in the source.
        int parameters = isCompact(tree) ? 0 : tree.getParameters().size();
        return new MethodShape(
                source.place(tree),
                tree.getName().toString(),
                source.lines(tree),
                parameters,
                nesting,
                overrides);
    }

    private boolean isCompact(MethodTree tree) {
        if (!tree.getName().contentEquals("<init>") || tree.getBody() == null) {
            return false;
        }
        long from = source.positions().getStartPosition(source.unit(), tree);
        long to = source.positions().getStartPosition(source.unit(), tree.getBody());
        String head = text().substring((int) from, (int) to);
        return head.indexOf('(') < 0;
    }

    private String text() {
        return Repository.read(source.file());
    }

    @Override
    public @Nullable Void visitIf(IfTree tree, @Nullable Void nothing) {
        scan(tree.getCondition(), nothing);
        inside(tree.getThenStatement());
        if (tree.getElseStatement() instanceof IfTree next) {
            scan(next, nothing);
        } else {
            inside(tree.getElseStatement());
        }
        return null;
    }

    private void inside(@Nullable Tree tree) {
        if (tree != null) {
            depth++;
            deepest = Math.max(deepest, depth);
            scan(tree, null);
            depth--;
        }
    }

    private void deeper(Runnable rest) {
        depth++;
        deepest = Math.max(deepest, depth);
        rest.run();
        depth--;
    }

    @Override
    public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void nothing) {
        deeper(() -> super.visitForLoop(tree, nothing));
        return null;
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void nothing) {
        deeper(() -> super.visitEnhancedForLoop(tree, nothing));
        return null;
    }

    @Override
    public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void nothing) {
        deeper(() -> super.visitWhileLoop(tree, nothing));
        return null;
    }

    @Override
    public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void nothing) {
        deeper(() -> super.visitDoWhileLoop(tree, nothing));
        return null;
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
        deeper(() -> super.visitSwitch(tree, nothing));
        return null;
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
        deeper(() -> super.visitSwitchExpression(tree, nothing));
        return null;
    }

    @Override
    public @Nullable Void visitTry(TryTree tree, @Nullable Void nothing) {
        deeper(() -> super.visitTry(tree, nothing));
        return null;
    }

    @Override
    public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void nothing) {
        deeper(() -> super.visitSynchronized(tree, nothing));
        return null;
    }
}
