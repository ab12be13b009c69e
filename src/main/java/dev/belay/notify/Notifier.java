package dev.belay.notify;

/** A route, at work. One attempt for each call, which ends within a minute and throws nothing that a network does. */
public interface Notifier {
    DeliveryResult send(Message message);
}
