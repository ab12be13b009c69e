package dev.belay.dump;

/** The text that pg_dump writes around a dump. */
final class PgDumpText {
    static final String HEADER = """
            --
            -- PostgreSQL database dump
            --

            -- Dumped from database version 15.18 (Debian 15.18-1)
            -- Dumped by pg_dump version 17.4

            SET client_encoding = 'UTF8';
            SELECT pg_catalog.set_config('search_path', '', false);
            """;
    static final String TRAILER = """
            --
            -- PostgreSQL database dump complete
            --

            """;

    private PgDumpText() {}

    /** Reads {@code body} as the whole of a dump. */
    static DumpContents dump(String body) {
        return Recorder.contents(HEADER + body + TRAILER);
    }
}
