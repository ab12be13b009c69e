package dev.belay;

import dev.belay.config.Settings;
import dev.belay.notify.Alarms;
import dev.belay.notify.Composer;
import dev.belay.notify.NotifySettings;
import dev.belay.notify.Weekly;
import dev.belay.notify.Wording;
import dev.belay.routes.Notifiers;
import dev.belay.web.page.Messages;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/** Wires the alarms of one installation, and says how often somebody looks. */
final class Alarming {
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofSeconds(15);
    /** How long a message may lie before it is sent. */
    static final Duration DELIVER = Duration.ofSeconds(2);

    private Alarming() {}

    static Alarms of(Installation belay) {
        Settings settings = belay.settings();
        DrillAlarm drills = new DrillAlarm(belay.catalogue(), belay.state().journal(), belay.rhythms());
        MissedCloses closes = new MissedCloses(belay.calendar().book());
        SuspiciousBackups suspicious = new SuspiciousBackups(belay.catalogue());
        Alarms.Watch backups = new AlarmWatch(
                belay.databases(),
                belay.catalogue(),
                belay.state().journal(),
                belay.state().alarms(),
                database -> new AlarmWatch.More(suspicious.of(database), drills.of(database), closes.of(database)),
                belay.clock());
        Composer composer = new Composer(
                wording(settings.general()),
                settings.general().app(),
                Alarming::machine,
                settings.console().publicUrl());
        return new Alarms(
                settings.alarms(),
                new OffsiteWatch(
                        new RetentionWatch(backups, belay.retention()),
                        belay.offsite().troubles()::now),
                new Alarms.Kept(belay.state().alarms(), belay.state().outbox()),
                composer,
                Notifiers.of(settings.alarms(), belay.clock()),
                new Alarms.Surroundings(
                        belay.audit(),
                        belay.clock(),
                        System::nanoTime,
                        new Weekly(settings.general().zone())));
    }

    private static Wording wording(Settings.General general) {
        return Wording.in(
                general.language(),
                general.zone(),
                sentence -> Messages.load().said(general.language(), sentence).orElse(sentence));
    }

    /** Often enough that what is overdue is told within a tenth of the time that it was waited for. */
    static Duration every(NotifySettings settings) {
        Duration tenth = settings.overdue().dividedBy(10);
        return tenth.compareTo(OFTEN) < 0 ? OFTEN : tenth.compareTo(SELDOM) > 0 ? SELDOM : tenth;
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
