package dev.belay.store;

import dev.belay.base.Secret;
import java.util.Optional;

/** What was set on pages, by name. Plain texts and secrets are told apart: one cannot be read as the other. */
public final class SettingStore {
    private final StateDatabase database;
    private final SecretBox box;

    SettingStore(StateDatabase database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    /** Sets a text. */
    public void put(String name, String value) {
        put(name, value, false);
    }

    /** Sets a secret, which is kept sealed. */
    public void putSecret(String name, Secret value) {
        put(name, box.seal(name, value), true);
    }

    /** The text called {@code name}. */
    public Optional<String> find(String name) {
        return find(name, false);
    }

    /** The secret called {@code name}; throws as {@link SecretBox#open}. */
    public Optional<Secret> findSecret(String name) {
        return find(name, true).map(kept -> box.open(name, kept));
    }

    /** Forgets what is called {@code name}, if anything is. */
    public void remove(String name) {
        database.change(sql -> sql.update("DELETE FROM setting WHERE name = ?", name));
    }

    private void put(String name, String value, boolean secret) {
        database.change(sql -> sql.update(
                "INSERT OR REPLACE INTO setting (name, value, sealed) VALUES (?, ?, ?)", name, value, secret));
    }

    private Optional<String> find(String name, boolean secret) {
        return database.read(sql -> sql.first(
                "SELECT value FROM setting WHERE name = ? AND sealed = ?", row -> row.text("value"), name, secret));
    }
}
