package dev.belay.restore;

import dev.belay.backup.BackupTaker;
import dev.belay.backup.Databases;
import dev.belay.vault.BackupFolder;

/** What a restore works with. */
public record RestoreTools(Databases databases, Targets targets, BackupFolder folder, BackupTaker taker) {}
