package dev.belay.bench;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.belay.dump.DumpFile;
import dev.belay.dump.TableRows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Counts the rows of a dump of 1 GB twice: by reading it, and by a regular expression per table over the whole text.
 * Arguments: the folder for the files (default {@code target/bench}), the size in MB (default 1040).
 */
public final class InspectBench {
    private static final String[] TABLES = {
        "income", "expense", "members", "closing", "attachments", "audit", "events", "sessions"
    };
    private static final int ROUNDS = 5;
    private static final long MEGABYTE = 1_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private InspectBench() {}

    /** Makes the files when they are missing, counts, and prints a table. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "target/bench");
        long megabytes = args.length > 1 ? Long.parseLong(args[1]) : 1040;
        Files.createDirectories(folder);
        Path plain = folder.resolve("inspect-" + megabytes + ".sql");
        Path zstd = folder.resolve("inspect-" + megabytes + ".sql.zst");
        if (!Files.exists(plain)) {
            writeDump(plain, megabytes * MEGABYTE);
        }
        if (!Files.exists(zstd)) {
            compress(plain, zstd);
        }
        run(plain, zstd, System.out);
    }

    private static void run(Path plain, Path zstd, PrintStream out) {
        out.printf("%d MB of SQL, %d MB as zstd%n", size(plain) / MEGABYTE, size(zstd) / MEGABYTE);
        Measured ours = best(() -> inspect(plain));
        Measured oursZstd = best(() -> inspect(zstd));
        Measured peer = measure(() -> regularExpressions(plain));
        print(out, "inspect, plain", ours, peer);
        print(out, "inspect, zstd", oursZstd, peer);
        print(out, "a regular expression per table, plain", peer, peer);
        if (!ours.rows.equals(peer.rows) || !ours.rows.equals(oursZstd.rows)) {
            throw new IllegalStateException("the counts differ: " + ours.rows + " and " + peer.rows);
        }
    }

    private static void print(PrintStream out, String what, Measured measured, Measured peer) {
        out.printf(
                "%-40s %7.2f s  %6.0f MB of heap at most  %6.1f times the peer%n",
                what,
                measured.nanos / NANOS_PER_SECOND,
                (double) measured.peakBytes / MEGABYTE,
                (double) peer.nanos / measured.nanos);
    }

    private record Measured(Map<String, Long> rows, long nanos, long peakBytes) {}

    private static Measured best(Supplier<Map<String, Long>> work) {
        Measured best = measure(work);
        for (int round = 1; round < ROUNDS; round++) {
            Measured next = measure(work);
            best = next.nanos < best.nanos ? next : best;
        }
        return best;
    }

    private static Measured measure(Supplier<Map<String, Long>> work) {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long began = System.nanoTime();
        Map<String, Long> rows = work.get();
        long nanos = System.nanoTime() - began;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return new Measured(rows, nanos, peak);
    }

    private static Map<String, Long> inspect(Path file) {
        return DumpFile.inspect(file).tables().stream()
                .collect(Collectors.toMap(rows -> rows.table().name(), TableRows::rows, Long::sum, TreeMap::new));
    }

    /** What a quick script does: the whole file in memory, one expression per table, the newlines of what it found. */
    private static Map<String, Long> regularExpressions(Path file) {
        Map<String, Long> rows = new TreeMap<>();
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (String table : TABLES) {
                Matcher matcher = Pattern.compile(
                                "^COPY public\\." + table + " \\([^)]*\\) FROM stdin;\\n(.*?)^\\\\\\.$",
                                Pattern.DOTALL | Pattern.MULTILINE)
                        .matcher(text);
                long count = 0;
                while (matcher.find()) {
                    count += newlines(text, matcher.start(1), matcher.end(1));
                }
                rows.put(table, count);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rows;
    }

    private static long newlines(String text, int from, int to) {
        long count = 0;
        for (int at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
            count++;
        }
        return count;
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static void writeDump(Path file, long bytes) throws IOException {
        Random random = new Random(20260219);
        try (PrintStream out =
                new PrintStream(new BufferedOutputStream(Files.newOutputStream(file)), false, StandardCharsets.UTF_8)) {
            out.print("--\n-- PostgreSQL database dump\n--\n\n-- Dumped from database version 15.18\n\n");
            out.print("SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n\n");
            for (String table : TABLES) {
                out.printf("COPY public.%s (id, day, amount, account, note, made, by, ok) FROM stdin;%n", table);
                writeRows(out, random, bytes / TABLES.length);
                out.print("\\.\n\n\n");
            }
            out.print("--\n-- PostgreSQL database dump complete\n--\n\n");
        }
    }

    private static void writeRows(PrintStream out, Random random, long bytes) {
        StringBuilder row = new StringBuilder();
        long written = 0;
        for (long id = 1; written < bytes; id++) {
            row.setLength(0);
            row.append(id)
                    .append("\t2026-0")
                    .append(1 + random.nextInt(9))
                    .append("-1")
                    .append(random.nextInt(10));
            row.append('\t').append(random.nextInt(10_000_000)).append("\t4").append(random.nextInt(900));
            row.append(random.nextInt(4) == 0 ? "\t\\N\t" : "\tweekly offering, envelope ")
                    .append(random.nextLong());
            row.append("\\n둘째 줄\t2026-02-19 02:00:00+09\tkim\tt\n");
            out.append(row);
            written += row.length() + 8;
        }
    }

    private static void compress(Path plain, Path zstd) throws IOException {
        try (InputStream in = Files.newInputStream(plain);
                OutputStream out = new ZstdOutputStreamNoFinalizer(Files.newOutputStream(zstd), 1)) {
            in.transferTo(out);
        }
    }
}
