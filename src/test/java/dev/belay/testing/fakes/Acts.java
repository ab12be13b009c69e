package dev.belay.testing.fakes;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the acts of a run, and kills the process, or fails the act, at a chosen one. After a kill nothing more happens:
 * no write, no act, as when the plug is pulled.
 */
public final class Acts {
    private final int killAt;
    private final int failAt;
    private final AtomicInteger count = new AtomicInteger();
    private final List<String> names = new ArrayList<>();
    private volatile boolean dead;

    private Acts(int killAt, int failAt) {
        this.killAt = killAt;
        this.failAt = failAt;
    }

    /** All goes well. */
    public static Acts allWell() {
        return new Acts(-1, -1);
    }

    /** The plug is pulled right before act number {@code number}, counted from 0. */
    public static Acts killedAt(int number) {
        return new Acts(number, -1);
    }

    /** Act number {@code number} fails; the others go well. */
    public static Acts failingAt(int number) {
        return new Acts(-1, number);
    }

    /** The process is gone. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Announces an act. */
    public void act(String name) {
        requireAlive();
        int number = count.getAndIncrement();
        synchronized (names) {
            names.add(name);
        }
        if (number == killAt) {
            dead = true;
            throw new Killed();
        }
        if (number == failAt) {
            throw new BelayException(ErrorCode.RESTORE_FAILED, "the act " + name + " failed", "it was meant to");
        }
    }

    /** Announces that an act took effect, though its answer may never arrive. */
    public void after(String name) {
        act("after " + name);
    }

    /** Throws when the plug was pulled. */
    public void requireAlive() {
        if (dead) {
            throw new Killed();
        }
    }

    public int count() {
        return count.get();
    }

    public boolean dead() {
        return dead;
    }

    /** What was done, in order. */
    public List<String> names() {
        synchronized (names) {
            return List.copyOf(names);
        }
    }
}
