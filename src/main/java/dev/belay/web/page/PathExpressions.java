package dev.belay.web.page;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * All that a template can say between braces: a variable, and from there components of records, by name. No calls, no
 * operators, so a template holds no logic and text can never become code; a name that is not there is an error.
 */
final class PathExpressions implements IStandardVariableExpressionEvaluator {
    private final Map<Class<?>, Map<String, Method>> components = new ConcurrentHashMap<>();
    private final Map<String, String[]> paths = new ConcurrentHashMap<>();

    @Override
    public @Nullable Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext executionContext) {
        String[] path = paths.computeIfAbsent(
                expression.getExpression(), text -> text.strip().split("\\."));
        Object value = context.getVariable(path[0]);
        if (value == null && !context.containsVariable(path[0])) {
            throw new IllegalStateException("no variable is called " + path[0]);
        }
        for (int i = 1; i < path.length; i++) {
            value = component(value, path[i], expression);
        }
        return value;
    }

    private @Nullable Object component(@Nullable Object owner, String name, IStandardVariableExpression expression) {
        if (owner == null) {
            throw new IllegalStateException(expression.getExpression() + " has nothing before " + name);
        }
        Method accessor = components
                .computeIfAbsent(owner.getClass(), PathExpressions::accessors)
                .get(name);
        if (accessor == null) {
            throw new IllegalStateException(owner.getClass() + " has no component " + name);
        }
        try {
            return accessor.invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(expression.getExpression() + " cannot be read", e);
        }
    }

    private static Map<String, Method> accessors(Class<?> type) {
        Map<String, Method> accessors = new ConcurrentHashMap<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                accessors.put(component.getName(), component.getAccessor());
            }
        }
        return accessors;
    }
}
