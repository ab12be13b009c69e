package dev.belay.base;

/**
 * Who acts, and by which way in.
 *
 * @param name the user's name, the token's name or the operating system's account
 * @param channel the way in
 */
public record Actor(String name, Channel channel) {
    /** The way in by which somebody acts. */
    public enum Channel {
        CONSOLE,
        SHELL,
        API,
        /** Belay itself: recovery at start, expiry. */
        BELAY
    }

    public Actor {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an actor has a name");
        }
    }

    /** Belay acting by itself. */
    public static Actor belay() {
        return new Actor("belay", Channel.BELAY);
    }
}
