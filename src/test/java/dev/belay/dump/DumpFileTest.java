package dev.belay.dump;

import static dev.belay.dump.PackedBytes.SMALL;
import static dev.belay.dump.PackedBytes.gzip;
import static dev.belay.dump.PackedBytes.joined;
import static dev.belay.dump.PackedBytes.packed;
import static dev.belay.dump.PackedBytes.skippableFrame;
import static dev.belay.dump.PackedBytes.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DumpFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Counted by PostgreSQL 15 after psql had loaded the file. */
    private static final Map<String, Long> PAGILA = Map.ofEntries(
            Map.entry("actor", 200L),
            Map.entry("address", 603L),
            Map.entry("category", 16L),
            Map.entry("city", 600L),
            Map.entry("country", 109L),
            Map.entry("customer", 599L),
            Map.entry("film", 1000L),
            Map.entry("film_actor", 5462L),
            Map.entry("film_category", 1000L),
            Map.entry("inventory", 4581L),
            Map.entry("language", 6L),
            Map.entry("payment_p2022_01", 723L),
            Map.entry("payment_p2022_02", 2401L),
            Map.entry("payment_p2022_03", 2713L),
            Map.entry("payment_p2022_04", 2547L),
            Map.entry("payment_p2022_05", 2677L),
            Map.entry("payment_p2022_06", 2654L),
            Map.entry("payment_p2022_07", 2334L),
            Map.entry("rental", 16044L),
            Map.entry("staff", 2L),
            Map.entry("store", 2L));

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(DumpFileTest.class.getResourceAsStream("/dumps/" + name))) {
            return in.readAllBytes();
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("dump.bin"), bytes);
    }

    @ParameterizedTest
    @EnumSource
    void countsEveryTableOfPagilaExactly(Compression compression) throws IOException {
        byte[] plain = resource("pagila.sql");
        byte[] stored = packed(plain, compression);
        DumpSummary summary = DumpFile.inspect(file(stored));
        Map<String, Long> rows = summary.tables().stream()
                .filter(TableRows::exact)
                .collect(Collectors.toMap(table -> table.table().name(), TableRows::rows, Long::sum, TreeMap::new));
        assertThat(rows).isEqualTo(PAGILA);
        assertThat(summary.engine()).isEqualTo(Engine.POSTGRESQL);
        assertThat(summary.format()).isEqualTo(DumpFormat.PLAIN);
        assertThat(summary.compression()).isEqualTo(compression);
        assertThat(summary.complete()).isTrue();
        assertThat(summary.serverVersion()).isEqualTo("15.2");
        assertThat(summary.bytes()).isEqualTo(plain.length);
        assertThat(summary.storedBytes()).isEqualTo(stored.length);
        assertThat(summary.sha256()).isEqualTo(Sha256.of(stored));
        assertThat(summary.sequenceCount()).isEqualTo(13);
        assertThat(summary.warnings()).isEmpty();
    }

    @Test
    void readsZstdFramesInARowAndPassesOverSkippableOnes() throws IOException {
        byte[] plain = small();
        byte[] stored = joined(
                skippableFrame(5),
                Zstd.compress(Arrays.copyOf(plain, 100)),
                skippableFrame(300_000),
                Zstd.compress(Arrays.copyOfRange(plain, 100, plain.length)),
                skippableFrame(0));
        DumpSummary summary = DumpFile.inspect(file(stored));
        assertThat(summary.complete()).isTrue();
        assertThat(summary.bytes()).isEqualTo(plain.length);
        assertThat(summary.storedBytes()).isEqualTo(stored.length);
        assertThat(summary.sha256()).isEqualTo(Sha256.of(stored));
        assertThat(summary.tables().getFirst().rows()).isEqualTo(3);
    }

    @Test
    void readsGzipMembersInARow() throws IOException {
        byte[] plain = small();
        byte[] stored = joined(gzip(Arrays.copyOf(plain, 100)), gzip(Arrays.copyOfRange(plain, 100, plain.length)));
        assertThat(DumpFile.inspect(file(stored)).complete()).isTrue();
    }

    @Test
    void aSqliteDatabaseIsNamed() throws IOException {
        DumpSummary summary = DumpFile.inspect(file(resource("chinook.sqlite")));
        assertThat(summary.engine()).isEqualTo(Engine.SQLITE);
        assertThat(summary.format()).isEqualTo(DumpFormat.SQLITE);
        assertThat(summary.complete()).isFalse();
        assertThat(summary.sha256()).isEqualTo(Sha256.of(resource("chinook.sqlite")));
        assertThat(summary.warnings())
                .containsExactly("this is a SQLite database; it cannot be restored into PostgreSQL");
    }

    @Test
    void otherContentIsNamedByItsFirstBytes() throws IOException {
        UnaryOperator<String> tar = name -> name + "\0".repeat(257 - name.length()) + "ustar" + "\0".repeat(300);
        assertKind("PGDMP\1\16", Engine.POSTGRESQL, DumpFormat.CUSTOM);
        assertKind(tar.apply("toc.dat"), Engine.POSTGRESQL, DumpFormat.TAR);
        assertKind(tar.apply("photo.jpg"), Engine.UNKNOWN, DumpFormat.UNKNOWN);
        assertKind("-- MySQL dump 10.13  Distrib 8.0\n", Engine.MYSQL, DumpFormat.PLAIN);
        assertKind(
                "/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19\n", Engine.MYSQL, DumpFormat.PLAIN);
        assertKind("PRAGMA foreign_keys=OFF;\n", Engine.SQLITE, DumpFormat.PLAIN);
        assertKind("PK\3\4zip", Engine.UNKNOWN, DumpFormat.UNKNOWN);
        assertKind("\0\1\2", Engine.UNKNOWN, DumpFormat.UNKNOWN);
        assertKind("Dear diary,\n", Engine.UNKNOWN, DumpFormat.UNKNOWN);
        assertKind("", Engine.UNKNOWN, DumpFormat.UNKNOWN);
    }

    private void assertKind(String content, Engine engine, DumpFormat format) throws IOException {
        for (Compression compression : Compression.values()) {
            byte[] stored = packed(content.getBytes(StandardCharsets.ISO_8859_1), compression);
            DumpSummary summary = DumpFile.inspect(file(stored));
            assertThat(summary.engine()).as(content).isEqualTo(engine);
            assertThat(summary.format()).as(content).isEqualTo(format);
            assertThat(summary.complete()).isFalse();
            assertThat(summary.tables()).isEmpty();
            assertThat(summary.warnings()).hasSize(1);
            assertThat(summary.bytes()).isEqualTo(content.length());
        }
    }

    @Test
    void aFolderOfAnArchiveIsNamedAndAnotherFolderIsNot() throws IOException {
        assertThatThrownBy(() -> DumpFile.inspect(folder)).isInstanceOf(BelayException.class);
        Files.writeString(folder.resolve("toc.dat"), "PGDMP");
        Files.writeString(folder.resolve("3000.dat.gz"), "1234");
        DumpSummary summary = DumpFile.inspect(folder);
        assertThat(summary.format()).isEqualTo(DumpFormat.DIRECTORY);
        assertThat(summary.storedBytes()).isEqualTo(9);
    }

    @Test
    void aMissingFileIsNotFound() {
        assertThatThrownBy(() -> DumpFile.inspect(folder.resolve("none.sql")))
                .isInstanceOfSatisfying(
                        BelayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void onlySqlTextCanBeReadAsSuch() throws IOException {
        Path archive = file("PGDMP\1".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> DumpFile.read(archive, new Recorder()))
                .isInstanceOf(BelayException.class)
                .hasMessageContaining("is an archive in pg_dump's custom format, not SQL text");
    }

    @Test
    void listenersHearTheTextDecompressed() throws IOException {
        Recorder recorder = new Recorder();
        DumpFile.read(file(Zstd.compress(small())), recorder);
        assertThat(recorder.raw()).isEqualTo(SMALL);
        assertThat(recorder.metaCommands()).containsExactly("\\restrict k3y", "\\unrestrict k3y");
        assertThat(recorder.blocks.getFirst().rows()).isEqualTo("one\n\\\\.\nthree\n");
    }

    @Test
    void aListenerThatThrowsEndsTheReading() throws IOException {
        Path file = file(small());
        DumpListener listener = new DumpListener() {
            @Override
            public void copyBegan(CopyBlock block) {
                throw new IllegalStateException("enough");
            }
        };
        assertThatThrownBy(() -> DumpFile.read(file, listener)).hasMessage("enough");
    }

    @Test
    void aFileThatIsNotReadToItsEndCanBeClosed() throws IOException {
        Path file = file(new byte[5_000_000]);
        Files.writeString(file, SMALL);
        try (InputStream plain = DumpFile.openPlain(file)) {
            assertThat(plain.read()).isEqualTo('-');
        }
    }
}
