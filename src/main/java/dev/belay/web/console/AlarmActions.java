package dev.belay.web.console;

import dev.belay.base.BelayException;
import dev.belay.notify.Alarms;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.AlarmsPage.Known;
import dev.belay.web.page.Notice;
import org.jspecify.annotations.Nullable;

/** What is wrong, who was told, and whether a route works. */
public final class AlarmActions {
    private static final int PAST = 30;
    private static final int DELIVERIES = 50;

    private final PageWriter writer;
    private final Alarms alarms;

    public AlarmActions(PageWriter writer, Alarms alarms) {
        this.writer = writer;
        this.alarms = alarms;
    }

    /** The page. */
    public void page(Exchange exchange) {
        show(exchange, null);
    }

    /** Sends a test message along one route. */
    public void test(Exchange exchange) {
        try {
            alarms.test(exchange.field("route"), exchange.actor());
        } catch (BelayException refusal) {
            show(exchange, refusal);
            return;
        }
        exchange.notice(Notice.TEST_SENT);
        exchange.seeOther("/alarms");
    }

    private void show(Exchange exchange, @Nullable BelayException refusal) {
        Known known = new Known(
                alarms.settings(),
                alarms.standing(),
                alarms.past(PAST),
                alarms.health(),
                alarms.deliveries(DELIVERIES));
        writer.show(
                exchange,
                writer.pages().alarms().view(writer.shells().page(exchange), known, PageWriter.problem(refusal)),
                refusal);
    }
}
