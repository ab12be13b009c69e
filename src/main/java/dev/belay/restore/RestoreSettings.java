package dev.belay.restore;

import java.time.Duration;

/**
 * How restores are guarded.
 *
 * @param cooldown how long a restore can be cancelled before it starts
 * @param undo how long the old database is kept
 * @param changedRows how many live rows, added over all tables, may change between the preview and the swap
 */
public record RestoreSettings(Duration cooldown, Duration undo, long changedRows) {
    public RestoreSettings {
        if (cooldown.isNegative()) {
            throw new IllegalArgumentException("the cooldown cannot be negative");
        }
    }
}
