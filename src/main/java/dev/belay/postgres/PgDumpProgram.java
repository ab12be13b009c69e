package dev.belay.postgres;

/**
 * A pg_dump on this machine.
 *
 * @param program its path, or its bare name when it is found on the path of programs
 * @param version such as {@code 15.18}
 */
record PgDumpProgram(String program, int major, String version) {

    /** Another program of the same installation. */
    String sibling(String name) {
        return program.replaceFirst("pg_dump$", name);
    }
}
