package dev.belay.web.page;

import dev.belay.notify.Delivery;
import dev.belay.notify.NotifySettings.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message, and what became of it.
 *
 * @param mark {@code ok}, {@code now} or {@code bad}
 * @param error of the last attempt; null when there was none
 * @param next when it is tried again; null when it is not
 */
record DeliveryLine(
        Moment moment,
        String route,
        String title,
        String mark,
        String state,
        @Nullable Sentence error,
        @Nullable Moment next) {

    static DeliveryLine of(Words words, Delivery delivery) {
        Instant delivered = delivery.delivered();
        String state = delivered != null ? "arrived" : delivery.given() != null ? "given" : "waiting";
        boolean beat = delivery.message().topic() == Topic.HEARTBEAT;
        return new DeliveryLine(
                words.moment(delivery.message().at()),
                Names.visible(delivery.route()),
                beat
                        ? words.text("alarm.beat")
                        : Names.visible(delivery.message().title()),
                delivered != null ? "ok" : delivery.given() != null ? "bad" : "now",
                words.text("alarm.delivery." + state),
                Sentence.ofSaid(words, delivery.error()),
                delivery.waiting() && delivery.attempts() > 0 ? words.moment(delivery.due()) : null);
    }
}
