package dev.belay.web.page;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.IMessageResolver;

/** Gives the fixed words of templates from {@link Messages}. */
final class TemplateMessages implements IMessageResolver {
    private final Messages messages;

    TemplateMessages(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String getName() {
        return "belay";
    }

    @Override
    public Integer getOrder() {
        return 1;
    }

    @Override
    public @Nullable String resolveMessage(
            ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] parameters) {
        Object[] arguments = parameters == null ? new Object[0] : parameters;
        return messages.find(context.getLocale(), key, arguments).orElse(null);
    }

    /** A template that names a message which nobody wrote is a bug, never a question mark on a page. */
    @Override
    public String createAbsentMessageRepresentation(
            ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] parameters) {
        throw new IllegalStateException("no message is called " + key);
    }
}
