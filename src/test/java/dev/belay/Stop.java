package dev.belay;

import java.util.concurrent.CountDownLatch;

/** Where a process stands still, to be killed exactly there. */
enum Stop {
    NEVER,
    BEFORE_CREATE,
    AFTER_CREATE,
    IN_LOAD,
    BEFORE_CHECK,
    AFTER_CARRY_OVER,
    BEFORE_SWAP,
    AFTER_SWAP;

    /** What is printed when the point is reached. */
    String line() {
        return "stands still " + this;
    }

    /** Says so and stands still for ever when {@code point} is this one. */
    void at(Stop point) {
        if (this == point) {
            System.out.println(line());
            forEver();
        }
    }

    private static void forEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody ends this but the kernel", e);
        }
    }
}
