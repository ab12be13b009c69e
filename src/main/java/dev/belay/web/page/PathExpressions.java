package dev.belay.web.page;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * All that a template can say between braces: a variable, and from there components of records, by name. A question
 * mark at the end asks whether there is anything: null, false, empty text and an empty list are nothing. No calls, no
 * operators, so a template holds no logic and text can never become code; a component that is not there is an error.
 */
final class PathExpressions implements IStandardVariableExpressionEvaluator {
    private static final Pattern PATH = Pattern.compile("[A-Za-z]\\w*(?:\\.[A-Za-z]\\w*)*");

    private final Map<Class<?>, Map<String, Method>> components = new ConcurrentHashMap<>();
    private final Map<String, Question> questions = new ConcurrentHashMap<>();

    @Override
    public @Nullable Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext executionContext) {
        Question question = questions.computeIfAbsent(expression.getExpression(), Question::of);
        List<String> path = question.path();
        Object value = context.getVariable(path.getFirst());
        for (String name : path.subList(1, path.size())) {
            value = component(value, name, expression);
        }
        return question.whether() ? Boolean.valueOf(anything(value)) : value;
    }

    private static boolean anything(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            case String text -> !text.isEmpty();
            case Collection<?> values -> !values.isEmpty();
            case Object _ -> true;
        };
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
        Map<String, Method> accessors = new HashMap<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                accessors.put(component.getName(), accessor);
            }
        }
        return accessors;
    }

    private record Question(List<String> path, boolean whether) {
        static Question of(String expression) {
            String text = expression.strip();
            boolean whether = text.endsWith("?");
            String path = whether ? text.substring(0, text.length() - 1) : text;
            if (!PATH.matcher(path).matches()) {
                throw new IllegalStateException(expression + " is more than a name");
            }
            return new Question(List.of(path.split("\\.", -1)), whether);
        }
    }
}
