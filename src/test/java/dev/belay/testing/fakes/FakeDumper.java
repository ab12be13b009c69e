package dev.belay.testing.fakes;

import dev.belay.backup.Dumper;
import dev.belay.vault.DatabaseSettings;
import dev.belay.vault.Extension;
import dev.belay.vault.Source;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Dumps made-up tables without a server; can print less than it should and end as badly as one likes. */
public final class FakeDumper implements Dumper {
    private static final String HEAD = """
            --
            -- PostgreSQL database dump
            --

            -- Dumped from database version 15.18
            -- Dumped by pg_dump version 15.18

            SET client_encoding = 'UTF8';
            SET standard_conforming_strings = on;

            """;

    private final Acts acts;
    private final Supplier<Map<String, Integer>> rows;
    private final Ending ending;

    public FakeDumper(Acts acts, Supplier<Map<String, Integer>> rows) {
        this(acts, rows, Ending.WELL);
    }

    public FakeDumper(Acts acts, Supplier<Map<String, Integer>> rows, Ending ending) {
        this.acts = acts;
        this.rows = rows;
        this.ending = ending;
    }

    /**
     * How a dump ends.
     *
     * @param bytes how many bytes it prints at most
     * @param state what the process says
     */
    public record Ending(int bytes, EndState state) {
        /** Everything is printed, exit code 0. */
        public static final Ending WELL = new Ending(Integer.MAX_VALUE, new EndState.Complete(List.of()));
    }

    /** The dump of {@code rows}, as pg_dump would write it. */
    public static String text(Map<String, Integer> rows) {
        StringBuilder text = new StringBuilder(HEAD);
        rows.keySet()
                .forEach(table ->
                        text.append("CREATE TABLE public.").append(table).append(" (\n    id integer\n);\n\n"));
        rows.forEach((table, count) -> {
            text.append("COPY public.").append(table).append(" (id) FROM stdin;\n");
            for (int i = 0; i < count; i++) {
                text.append(i).append('\n');
            }
            text.append("\\.\n\n");
        });
        return text.append("--\n-- PostgreSQL database dump complete\n--\n\n").toString();
    }

    @Override
    public Facts facts() {
        acts.act("facts");
        Source source = new Source("ledger", "7", 100, "15.18", "15.18", "UTF8", "C.UTF-8", "C.UTF-8", "libc", 1000);
        DatabaseSettings settings = new DatabaseSettings("ledger", "pg_default", List.of(), Map.of(), null, -1, null);
        return new Facts(
                source,
                settings,
                List.of(new Extension("plpgsql", "1.0")),
                rows.get().size(),
                1000);
    }

    @Override
    public RunningDump start(Options options) {
        acts.act("dump");
        byte[] all = text(rows.get()).getBytes(StandardCharsets.UTF_8);
        InputStream output = new ByteArrayInputStream(all, 0, Math.min(all.length, ending.bytes()));
        return new Dump(output, ending.state());
    }

    @Override
    public RunningGlobals globals(Options options) {
        return new Globals(new GlobalsState.Printed("CREATE ROLE ledger;\n"));
    }

    private record Globals(GlobalsState await) implements RunningGlobals {
        @Override
        public void close() {}
    }

    private record Dump(InputStream output, EndState await) implements RunningDump {
        @Override
        public long pid() {
            return 4_000_000;
        }

        @Override
        public Optional<Instant> began() {
            return Optional.of(Instant.EPOCH);
        }

        @Override
        public void end() {}

        @Override
        public void close() {}
    }
}
