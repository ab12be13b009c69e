package dev.belay.vault;

import dev.belay.base.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file in frames, made of random SQL that was cut at random places. */
final class SampleBackup {
    private final Path file;
    private final byte[] sql;
    private final List<Cut> cuts;
    private final StoredFile stored;

    private SampleBackup(Path file, byte[] sql, List<Cut> cuts, StoredFile stored) {
        this.file = file;
        this.sql = sql;
        this.cuts = cuts;
        this.stored = stored;
    }

    /** A frame that begins at an offset of the SQL because it was asked to. */
    record Cut(int frame, int offset) {}

    static SampleBackup write(Path file, byte[] sql, Random random, int workers) throws IOException {
        List<Cut> cuts = new ArrayList<>();
        try (FileChannel channel = create(file);
                FrameWriter writer = new FrameWriter(channel, 1 + random.nextInt(3), workers)) {
            int at = 0;
            while (at < sql.length) {
                int part = Math.min(sql.length - at, 1 + random.nextInt(1 + random.nextInt(1 << random.nextInt(24))));
                if (random.nextInt(4) == 0) {
                    writer.cut();
                    cuts.add(new Cut(writer.frame(), at));
                }
                writer.write(sql, at, part);
                at += part;
            }
            StoredFile stored = writer.finish(frames -> frames.toString().getBytes(StandardCharsets.UTF_8));
            return new SampleBackup(file, sql, cuts, stored);
        }
    }

    /** A file of three frames, small enough to damage in every way. */
    static SampleBackup small(Path file) throws IOException {
        byte[] sql = sql(new Random(7), 900);
        try (FileChannel channel = create(file);
                FrameWriter writer = new FrameWriter(channel, 1, 2)) {
            writer.write(sql, 0, 300);
            writer.cut();
            writer.write(sql, 300, 300);
            writer.cut();
            writer.write(sql, 600, 300);
            StoredFile stored = writer.finish(frames -> "{}".getBytes(StandardCharsets.UTF_8));
            return new SampleBackup(file, sql, List.of(new Cut(1, 300), new Cut(2, 600)), stored);
        }
    }

    static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
    }

    /** Rows that compress about as well as those of a ledger. */
    static byte[] sql(Random random, int bytes) {
        StringBuilder rows = new StringBuilder(bytes + 100);
        while (rows.length() < bytes) {
            rows.append(random.nextInt(1_000_000))
                    .append("\t2026-02-")
                    .append(random.nextInt(28))
                    .append("\toffering\n");
        }
        return Arrays.copyOf(rows.toString().getBytes(StandardCharsets.US_ASCII), bytes);
    }

    Path file() {
        return file;
    }

    byte[] sql() {
        return sql;
    }

    List<Cut> cuts() {
        return cuts;
    }

    StoredFile stored() {
        return stored;
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
    }

    /** What {@code other}, in the place of this file, is found to be. */
    ReadBackState verify(byte[] other) throws IOException {
        return verify(other, contents(stored.sha256(), stored.storedBytes()));
    }

    /** The same when the manifest agrees with {@code other}: then only the frames themselves can tell. */
    ReadBackState verifyFramesAlone(byte[] other) throws IOException {
        return verify(other, contents(Sha256.of(other), other.length));
    }

    private ReadBackState verify(byte[] other, Contents expected) throws IOException {
        Path copy = file.resolveSibling("copy");
        Files.write(copy, other);
        try (FileChannel channel = FileChannel.open(copy)) {
            return new FrameReader(channel, 2).verify(expected, read -> {});
        }
    }

    Contents contents(Sha256 sha256, long storedBytes) {
        return new Contents(
                sql.length, storedBytes, sha256, Tables.of(List.of()), 0, 0, List.of(), List.of(), List.of());
    }
}
