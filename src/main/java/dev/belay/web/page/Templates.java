package dev.belay.web.page;

import java.nio.file.Path;
import java.util.Locale;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** Turns views into HTML. */
public final class Templates {
    private final TemplateEngine engine;

    private Templates(AbstractConfigurableTemplateResolver resolver, String prefix, boolean cached, Messages messages) {
        resolver.setPrefix(prefix);
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCacheable(cached);
        StandardDialect dialect = new StandardDialect();
        dialect.setVariableExpressionEvaluator(new PathExpressions());
        engine = new TemplateEngine();
        engine.setDialect(dialect);
        engine.setTemplateResolver(resolver);
        engine.setMessageResolver(new TemplateMessages(messages));
    }

    /** The templates that are packaged with the program, each parsed once. */
    public static Templates packaged(Messages messages) {
        return new Templates(
                new ClassLoaderTemplateResolver(Templates.class.getClassLoader()), "templates/", true, messages);
    }

    /** The templates in {@code folder}, read anew for every page, so that a change is seen at once. */
    public static Templates edited(Path folder, Messages messages) {
        return new Templates(new FileTemplateResolver(), folder.toAbsolutePath() + "/", false, messages);
    }

    /** The whole HTML of {@code view} in the language of {@code locale}. */
    public String render(View view, Locale locale) {
        return engine.process(view.template(), new Context(Messages.closest(locale), view.model()));
    }
}
