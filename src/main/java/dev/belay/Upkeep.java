package dev.belay;

import dev.belay.audit.AuditLog;
import dev.belay.backup.Databases;
import dev.belay.backup.Mending;
import dev.belay.backup.StallWatch;
import dev.belay.backup.VerificationSchedule;
import dev.belay.backup.VerificationService;
import dev.belay.backup.Verifier;
import dev.belay.config.Settings;
import dev.belay.operation.Operations;
import dev.belay.restore.DrillGrounds;
import dev.belay.restore.DrillRhythms;
import dev.belay.restore.DrillSchedule;
import dev.belay.restore.DrillService;
import dev.belay.vault.BackupFolder;
import java.security.SecureRandom;

/** What proves the backups of one installation again and again: they are read, and tried. */
final class Upkeep implements AutoCloseable {
    private final Settings settings;
    private final BackupFolder folder;
    private final Operations operations;
    private final Mending mending;
    private final VerificationService verifications;
    private final DrillService drills;

    Upkeep(Installation belay, Mending mending, DrillGrounds grounds) {
        this.settings = belay.settings();
        this.folder = belay.folder();
        this.operations = belay.operations();
        this.mending = mending;
        StallWatch.Limits limits = settings.backups().taking().limits();
        AuditLog audit = belay.audit();
        this.verifications =
                new VerificationService(new Verifier(folder, audit, operations.clock()), mending, operations, limits);
        this.drills = new DrillService(folder, grounds, operations, audit, limits);
    }

    VerificationService verifications() {
        return verifications;
    }

    DrillService drills() {
        return drills;
    }

    VerificationSchedule verificationSchedule() {
        return new VerificationSchedule(
                verifications, mending, folder, operations, settings.backups().verify());
    }

    DrillSchedule drillSchedule(Databases databases, DrillRhythms rhythms) {
        return new DrillSchedule(drills, databases, folder, operations, rhythms, new SecureRandom());
    }

    @Override
    public void close() {
        drills.close();
    }
}
