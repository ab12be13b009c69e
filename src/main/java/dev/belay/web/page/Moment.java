package dev.belay.web.page;

/**
 * A moment as a page tells it.
 *
 * @param iso for machines
 * @param exact with date, time and zone
 * @param day date and time to the minute, without the zone
 * @param second date and time to the second, without year and zone
 * @param relative to now, such as {@code 3 hours ago}
 */
record Moment(String iso, String exact, String day, String second, String relative) {}
