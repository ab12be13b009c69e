package dev.belay.web.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Where and when a page is looked at.
 *
 * @param locale the language of its words, English or Korean
 * @param zone in which times are told
 * @param path of the request, without its query
 */
public record Place(Locale locale, ZoneId zone, Instant now, String path) {}
