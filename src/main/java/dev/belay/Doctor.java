package dev.belay;

import dev.belay.backup.Dumper;
import dev.belay.backup.GuardedDatabase;
import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.cli.Finding;
import dev.belay.config.Settings;
import dev.belay.restore.TargetFacts;
import dev.belay.vault.Manifest;
import dev.belay.vault.RetentionSettings;
import dev.belay.vault.StoredBackup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Examines what a backup or a restore will need, long before the day it is needed. Never throws. */
final class Doctor {
    private static final Duration PROBES = Duration.ofSeconds(20);

    private final Supplier<Settings> settings;
    private final Supplier<Installation> opener;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    Doctor(Supplier<Settings> settings, Supplier<Installation> opener, Clock clock) {
        this.settings = settings;
        this.opener = opener;
        this.clock = clock;
    }

    List<Finding> examine() {
        good("java", Runtime.version().toString());
        if (look(
                        "settings",
                        () -> good(
                                "settings",
                                "read; times are meant in "
                                        + settings.get().general().zone()))
                && look(
                        "state",
                        () -> good(
                                "state",
                                opener.get().settings().general().home().toString()))) {
            Installation belay = opener.get();
            look("backup folder", () -> folder(belay));
            look("clock", () -> clock(belay));
            look("retention", () -> retention(belay));
            look("stores", () -> findings.addAll(new OffsiteDoctor(belay.offsite(), PROBES).examine()));
            if (belay.databases().all().isEmpty()) {
                findings.add(new Finding.Doubtful(
                        "database", "none is named", "set DATABASE_URL, or name it on the console's set-up page"));
            }
            belay.databases().all().forEach(database -> database(belay, database));
        }
        return List.copyOf(findings);
    }

    private void folder(Installation belay) {
        good(
                "backup folder",
                belay.folder().root() + ", " + new ByteSize(belay.folder().usableSpace()) + " free");
        long unknown = belay.folder().list().stream()
                .filter(StoredBackup.Unknown.class::isInstance)
                .count();
        if (unknown > 0) {
            findings.add(new Finding.Doubtful(
                    "backup folder",
                    unknown + " files have no manifest that can be trusted",
                    "belay inspect tells what a file holds"));
        }
    }

    private void clock(Installation belay) {
        Optional<Instant> newest = belay.folder().list().stream()
                .filter(StoredBackup.Known.class::isInstance)
                .map(stored -> ((StoredBackup.Known) stored).manifest())
                .map(Manifest::taken)
                .map(taken -> taken.ended())
                .max(Instant::compareTo);
        Instant now = clock.instant();
        if (newest.filter(ended -> ended.isAfter(now)).isPresent()) {
            findings.add(new Finding.Doubtful(
                    "clock",
                    "it says " + now + ", and the newest backup ended later, at " + newest.get(),
                    "set the machine's clock; ages and retention depend on it"));
        } else {
            good("clock", now.toString());
        }
    }

    private void retention(Installation belay) {
        RetentionSettings rules = belay.settings().retention();
        boolean nowhere = belay.offsite().setup().all().isEmpty();
        if (rules.requireOffsite() && !rules.keepsAll() && nowhere) {
            findings.add(new Finding.Doubtful(
                    "retention",
                    "nothing is removed: a proven copy elsewhere is required, and there is no store",
                    "connect a store, or set retention.require_offsite to false"));
        } else {
            good("retention", rules.shown());
        }
        for (GuardedDatabase database : belay.databases().all()) {
            int waiting = belay.retention().waiting(database.name());
            if (waiting > 0) {
                findings.add(new Finding.Doubtful(
                        "retention of " + database.name(),
                        waiting + " of its backups would go, and a person has to agree first",
                        "belay prune shows which, and why"));
            }
        }
    }

    private void database(Installation belay, GuardedDatabase database) {
        String name = database.name();
        look("backup of " + name, () -> {
            Dumper.Facts facts = belay.databases().dumper(name).facts();
            good(
                    "backup of " + name,
                    "PostgreSQL " + facts.source().serverVersion() + " with pg_dump "
                            + facts.source().dumpVersion() + ", " + facts.tables() + " tables");
        });
        look(
                "restore of " + name,
                () -> restore(name, belay.targets().live(name).target()));
    }

    private void restore(String name, TargetFacts target) {
        TargetFacts.Rights rights = target.rights();
        String topic = "restore of " + name;
        String role = target.role();
        boolean may = rights.superuser() || (rights.createDatabase() && rights.ownsDatabase());
        if (!may || target.maintenanceDatabase() == null) {
            findings.add(new Finding.Doubtful(
                    topic,
                    "the role " + role + " may back up, but not restore beside the live database",
                    "let it own the database, and run ALTER ROLE \"" + role + "\" CREATEDB;"));
        } else {
            good(topic, "the role " + role + " may load beside the live database and swap");
        }
        long needed = target.sizeBytes() + target.sizeBytes() / 5;
        Long free = target.freeBytes();
        if (free == null) {
            findings.add(new Finding.Doubtful(
                    "disk of " + name,
                    "the server's disk cannot be seen from here; a restore needs " + new ByteSize(needed),
                    "look with df on the database server"));
        } else if (free < needed) {
            findings.add(new Finding.Failing(
                    "disk of " + name,
                    new ByteSize(free) + " free, and a restore needs " + new ByteSize(needed),
                    "free some space on the database server",
                    ErrorCode.DATABASE));
        } else {
            good("disk of " + name, new ByteSize(free) + " free, a restore needs " + new ByteSize(needed));
        }
    }

    private boolean look(String topic, Runnable examination) {
        try {
            examination.run();
            return true;
        } catch (BelayException e) {
            findings.add(new Finding.Failing(topic, e.sentence(), e.hint(), e.code()));
            return false;
        }
    }

    private void good(String topic, String detail) {
        findings.add(new Finding.Good(topic, detail));
    }
}
