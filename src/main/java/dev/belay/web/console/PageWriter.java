package dev.belay.web.console;

import dev.belay.base.BelayException;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.Pages;
import dev.belay.web.page.Problem;
import dev.belay.web.page.Shell;
import dev.belay.web.page.Templates;
import dev.belay.web.page.View;
import org.jspecify.annotations.Nullable;

/** Turns what the features know into an answer. */
public final class PageWriter {
    private final Pages pages;
    private final Templates templates;
    private final Shells shells;

    public PageWriter(Pages pages, Templates templates, Shells shells) {
        this.pages = pages;
        this.templates = templates;
        this.shells = shells;
    }

    Pages pages() {
        return pages;
    }

    Shells shells() {
        return shells;
    }

    /** Answers with {@code view}. */
    void show(Exchange exchange, View view) {
        exchange.html(html(exchange, view));
    }

    /** Answers with a page that says why the last request was not served. */
    void show(Exchange exchange, View view, @Nullable BelayException refusal) {
        if (refusal != null) {
            exchange.refuse(refusal);
        }
        show(exchange, view);
    }

    /** The HTML of {@code view}, in the language of whoever asks. */
    String html(Exchange exchange, View view) {
        return templates.render(view, exchange.locale());
    }

    /** Answers with a page of its own for {@code problem}; {@code id} finds it in the log. */
    public void showError(Exchange exchange, int status, Problem problem, @Nullable String id) {
        Shell shell = shells.bare(exchange);
        exchange.status(status);
        show(exchange, pages.error().view(shell, status, problem, id));
    }

    /** {@code refusal} for a page; null when there is none. */
    static @Nullable Problem problem(@Nullable BelayException refusal) {
        return refusal == null ? null : Problem.of(refusal);
    }
}
