package dev.belay.restore;

/**
 * One thing that must hold before a restore.
 *
 * @param id stable, such as {@code disk} or {@code sha256}
 * @param detail what was found
 * @param fix what to do; empty when it passes
 */
public record PreflightItem(String id, Verdict verdict, String detail, String fix) {
    /** What an item says. */
    public enum Verdict {
        PASS,
        WARN,
        BLOCK
    }
}
