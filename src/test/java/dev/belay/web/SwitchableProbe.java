package dev.belay.web;

/** Something that answers until it is switched off. */
final class SwitchableProbe implements Runnable {
    private volatile boolean off;

    void switchOff() {
        off = true;
    }

    @Override
    public void run() {
        if (off) {
            throw new IllegalStateException("switched off");
        }
    }
}
