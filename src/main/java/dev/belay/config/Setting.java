package dev.belay.config;

/**
 * A setting in force, for people.
 *
 * @param name as in {@code belay.yml} where it can stand there, else the variable's name
 * @param value never a secret
 */
public record Setting(String name, String value, Origin origin) {}
