package planted.belay.backup;

public record BackupSettings(int level) {}
