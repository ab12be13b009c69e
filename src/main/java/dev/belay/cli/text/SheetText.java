package dev.belay.cli.text;

import dev.belay.offsite.recovery.RecoverySheet;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The recovery sheet for a terminal or a printer. */
public final class SheetText {
    private SheetText() {}

    /** Everything that stands on it, the secret key too. */
    public static List<String> lines(RecoverySheet sheet, ZoneId zone) {
        List<String> lines = new ArrayList<>(List.of(
                "RECOVERY SHEET of " + sheet.app() + ", made " + Words.moment(sheet.made(), zone),
                "",
                "Print this, and keep it where a fire in the server room does not reach. Copies elsewhere are encrypted, and",
                "nothing but this key opens them: neither Belay nor anybody else has it. Whoever has it and the store can",
                "read everything.",
                "",
                "Secret key",
                "    " + sheet.secret().reveal(),
                "Recipient, by which this sheet is told from others",
                "    " + sheet.recipient(),
                "",
                "Where copies are"));
        if (sheet.places().isEmpty()) {
            lines.add("    nowhere yet: write it down here when a store is connected");
        }
        for (RecoverySheet.Place place : sheet.places()) {
            lines.add("    " + place.name() + ": " + place.where());
            lines.add("        needed: " + place.needs());
        }
        lines.addAll(List.of("", "Coming back with Belay, on a new machine where the store is connected"));
        sheet.withBelay().forEach(command -> lines.add("    " + command));
        lines.addAll(List.of(
                "",
                "Coming back without Belay: download a .sql.zst.age file from the store, write the secret key into a file",
                "key.txt, and run these with the name of that file in the place of FILE. The README.txt in the store tells more.",
                ""));
        sheet.withoutBelay().forEach(command -> lines.add("    " + command));
        return lines;
    }
}
