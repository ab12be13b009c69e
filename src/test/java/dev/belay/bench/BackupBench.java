package dev.belay.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Takes a backup of at least 1 GB of SQL beside what people do by hand, and prints the ratios: of short rows alone, and of
 * as many bytes half of which are photographs. Arguments: the scale of the ledger (default 50), the rounds (default 3).
 */
public final class BackupBench {
    /** So many photographs are as much SQL as the ledger with a scale of one. */
    private static final int PHOTOGRAPHS_PER_SCALE = 40;

    private BackupBench() {}

    /** Loads the ledger, measures in turns, prints a table. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int scale = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        System.out.println("short rows");
        try (BenchLedger ledger = ledger(scale)) {
            run(ledger, rounds, System.out);
        }
        System.out.println("short rows and photographs");
        try (BenchLedger ledger = ledger(scale / 2)) {
            ledger.addPhotographs(scale / 2 * PHOTOGRAPHS_PER_SCALE);
            run(ledger, rounds, System.out);
        }
    }

    private static BenchLedger ledger(int scale) throws IOException {
        return BenchLedger.ofScale(
                scale, Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "backup"));
    }

    private static void run(BenchLedger ledger, int rounds, PrintStream out) throws IOException, InterruptedException {
        Map<String, String> clients = ledger.database().environment();
        Map<String, String> belay = ledger.forBelay();
        String pgDump = BenchLedger.client("pg_dump");
        long bytes = bytes(Tool.command(clients, pgDump));
        Durations plain = new Durations();
        Durations gzip = new Durations();
        Durations backup = new Durations();
        for (int round = 0; round < rounds; round++) {
            plain.add(Tool.time(Tool.command(clients, pgDump)));
            gzip.add(Tool.time(Tool.command(clients, pgDump), Tool.command(Map.of(), "gzip")));
            backup.add(Tool.time(Tool.command(belay, Tool.belay().toString(), "backup", "--json")));
        }
        out.printf("%d MB of SQL, the median of %d rounds in turns%n", bytes / 1_000_000, rounds);
        print(out, "pg_dump > /dev/null", plain, plain, gzip);
        print(out, "pg_dump | gzip > /dev/null", gzip, plain, gzip);
        print(out, "belay backup", backup, plain, gzip);
    }

    private static long bytes(ProcessBuilder dump) throws IOException {
        try (InputStream sql = dump.start().getInputStream()) {
            return sql.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void print(PrintStream out, String what, Durations measured, Durations plain, Durations gzip) {
        out.printf(
                "%-28s %7.2f s  %5.2f times pg_dump > /dev/null  %5.2f times as fast as pg_dump | gzip%n",
                what, measured.seconds(), measured.seconds() / plain.seconds(), gzip.seconds() / measured.seconds());
    }
}
