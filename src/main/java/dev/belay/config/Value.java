package dev.belay.config;

/**
 * What somebody wrote for a setting.
 *
 * @param text to be understood; may hold a secret
 * @param shown the same before variables were put in, so that a message never repeats a secret
 */
record Value(String text, String shown, Origin origin) {}
