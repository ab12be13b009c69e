package dev.belay.web.page;

import dev.belay.base.Secret;
import dev.belay.offsite.Probe;
import dev.belay.offsite.recovery.RecoverySheet;
import dev.belay.web.page.ConnectPage.Draft;
import dev.belay.web.page.ConnectPage.Form;
import dev.belay.web.page.ConnectPage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores and keys that are being set up, in every state. */
final class SampleConnecting {
    private SampleConnecting() {}

    static void connect(Map<String, View> views, Pages pages, Shell shell) {
        views.put("connect", pages.connect().kinds(shell));
        for (String kind : ConnectPage.KINDS) {
            views.put("connect-" + kind, pages.connect().form(shell, Form.empty(kind, kind.equals("s3")), null));
        }
        views.put("connect-refused", pages.connect().form(shell, form(true), Samples.REFUSED));
        Map<String, Stage> stages = Map.of(
                "consent", new Stage.Consent("https://accounts.google.com/o/oauth2/v2/auth", false),
                "paste", new Stage.Consent("https://accounts.google.com/o/oauth2/v2/auth", true),
                "device", new Stage.Device("https://www.google.com/device", "ABCD-EFGH", Samples.NOW.plusSeconds(1800)),
                "tested", new Stage.Tested(probe(false)),
                "failed", new Stage.Failed(Samples.REFUSED));
        stages.forEach((name, stage) -> views.put(
                "connect-draft-" + name,
                pages.connect()
                        .draft(
                                shell,
                                new Draft(
                                        "d7k3q",
                                        form(name.equals("tested")),
                                        stage,
                                        name.equals("consent") ? "https://belay.example.org/offsite/drive/answer" : ""),
                                name.equals("tested") ? Samples.REFUSED : null)));
        views.put(
                "connect-answer",
                pages.connect().answer(shell, "d7k3q", "https://belay.example.org/offsite/drive/answer?state=x"));
        views.put(
                "connect-passing",
                pages.connect().passing(Samples.stranger(shell, null), "/offsite/drive/finish?state=x"));
    }

    static void keys(Map<String, View> views, Pages pages, Shell shell) {
        KeyPage.Known sealed = new KeyPage.Known(List.of("age1" + "q".repeat(58)), true);
        views.put("key", pages.key().view(shell, new KeyPage.Known(List.of(), true), "", null));
        views.put("key-sealed", pages.key().view(shell, sealed, "", null));
        views.put("key-refused", pages.key().view(shell, sealed, "age1" + "q".repeat(58), Samples.REFUSED));
        views.put("key-configured", pages.key().view(shell, new KeyPage.Known(sealed.recipients(), false), "", null));
        views.put("key-sheet", pages.key().sheet(shell, sheet(List.of())));
        views.put(
                "key-sheet-stores",
                pages.key()
                        .sheet(
                                shell,
                                sheet(List.of(
                                        new RecoverySheet.Place(
                                                "drive",
                                                "drive",
                                                "the folder Belay in Google Drive",
                                                "the Google account that owns it, or was given it"),
                                        new RecoverySheet.Place(
                                                "nas",
                                                "folder",
                                                "/mnt/nas/belay",
                                                "the disk or network drive on which it lies")))));
    }

    private static RecoverySheet sheet(List<RecoverySheet.Place> places) {
        return new RecoverySheet(
                "ledger",
                Samples.NOW,
                "age1" + "q".repeat(58),
                new Secret("AGE-SECRET-KEY-1" + "Q".repeat(58)),
                places,
                List.of("belay offsite found", "belay offsite fetch --all"),
                List.of("age -d -i key.txt FILE.sql.zst.age > FILE.sql.zst", "zstd -d FILE.sql.zst"));
    }

    private static Form form(boolean full) {
        return new Form(
                "s3",
                full
                        ? Map.of(
                                "name", "r2", "bucket", "belay", "from1", "08:00", "to1", "19:00", "rate1", "2",
                                "daily", "14", "encrypt", "yes")
                        : Map.of("name", "r2", "encrypt", "no"),
                full ? Set.of("ledger") : Set.of(),
                Set.of("access_key", "secret_key"),
                "d7k3q",
                full ? "r2" : "",
                full);
    }

    static Probe probe(boolean deletes) {
        return new Probe(
                deletes,
                48_200_000_000L,
                Duration.ofMinutes(deletes ? 0 : 7),
                deletes ? List.of() : List.of("the sign-in ends after seven days"));
    }
}
