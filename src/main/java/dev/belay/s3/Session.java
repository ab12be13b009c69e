package dev.belay.s3;

import java.util.List;
import java.util.Optional;

/**
 * An upload in parts that was begun, as it stands in its bookmark.
 *
 * @param partBytes how the file was cut
 * @param nonce kept with the object, by which it is known to be the one of this upload
 * @param id the bucket's own; secret
 */
record Session(int partBytes, String nonce, String id) {
    private static final String FORM = "s3 upload 1";

    static Optional<Session> parse(String text) {
        List<String> lines = text.lines().toList();
        boolean understood = lines.size() == 4
                && lines.getFirst().equals(FORM)
                && lines.get(1).matches("\\d{1,10}");
        return understood
                ? Optional.of(new Session(Integer.parseInt(lines.get(1)), lines.get(2), lines.get(3)))
                : Optional.empty();
    }

    String text() {
        return String.join("\n", FORM, Integer.toString(partBytes), nonce, id);
    }

    /** Without the id, which whoever has a key could send parts with. */
    @Override
    public String toString() {
        return "upload in parts of " + partBytes + " bytes";
    }
}
