package dev.belay.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the {@link PostgresServer} that all tests of the run share, or a fresh {@link TestDatabase} on it for
 * each parameter, by asking for it as a parameter of the method or of the constructor. The server stops with the run.
 */
public final class PostgresExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> wanted = parameter.getParameter().getType();
        return wanted == PostgresServer.class || wanted == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        PostgresServer shared = test.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent("server", key -> PostgresServer.start(TestPrograms.newest()), PostgresServer.class);
        return parameter.getParameter().getType() == PostgresServer.class ? shared : shared.freshDatabase();
    }
}
