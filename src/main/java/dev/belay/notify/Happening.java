package dev.belay.notify;

import dev.belay.notify.NotifySettings.Topic;
import java.time.Instant;

/**
 * Something that happened once, and that people want to hear of.
 *
 * @param id the same whoever tells it, so that it is told once
 * @param topic {@link Topic#RESTORE} or {@link Topic#DEPLOY}
 * @param word which of the things that can happen, such as {@code restore.confirmed}: names its sentences
 * @param database its name in Belay
 * @param by who did it
 * @param path of the page that tells more, such as {@code /restores/r7k3}
 */
public record Happening(String id, Topic topic, String word, String database, Instant at, String by, String path) {}
