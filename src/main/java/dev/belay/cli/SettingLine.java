package dev.belay.cli;

/**
 * A setting in force.
 *
 * @param value never a secret
 * @param origin where it comes from, in words
 */
public record SettingLine(String name, String value, String origin) {}
