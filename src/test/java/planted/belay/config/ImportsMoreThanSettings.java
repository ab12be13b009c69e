package planted.belay.config;

import planted.belay.backup.BackupSettings;
import planted.belay.backup.SleepsOnIt;

public record ImportsMoreThanSettings(BackupSettings allowed, SleepsOnIt refused) {}
