package dev.belay.web.page;

/**
 * One number with what it counts.
 *
 * @param tone a class that colours it; may be empty
 */
record Figure(String value, String label, String tone) {
    static Figure plain(String value, String label) {
        return new Figure(value, label, "");
    }
}
