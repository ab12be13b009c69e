package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.Dumper;
import dev.belay.process.CommandRunner;
import dev.belay.restore.RestoreEngine;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A test's database, guarded as {@code guarded}. */
record Guard(PostgresDatabases databases, TestDatabase database) {
    static final String NAME = "guarded";

    static Guard of(TestDatabase database, Path folder) {
        CommandRunner runner = new CommandRunner();
        PgPrograms programs = new PgPrograms(runner, TestPrograms.newest().bin());
        PostgresDatabases databases = new PostgresDatabases(runner, programs, folder.resolve("run"));
        databases.register(new PostgresSettings(NAME, DatabaseUrl.parse(database.url()), ""));
        return new Guard(databases, database);
    }

    RestoreEngine engine() {
        return databases.engine(NAME);
    }

    Dumper dumper() {
        return databases.dumper(NAME);
    }

    /** What a backup would hold, byte by byte but for the key that differs from dump to dump. */
    byte[] dump() throws IOException {
        Dumper.Options options = new Dumper.Options("dump", List.of(), Duration.ofSeconds(5), Duration.ofMinutes(1));
        try (Dumper.RunningDump dump = dumper().start(options)) {
            String bytes = new String(dump.output().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(dump.await()).isEqualTo(new Dumper.EndState.Complete(List.of()));
            return bytes.replaceAll("(?m)^\\\\(un)?restrict .*\\R", "").getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Makes {@code scratch} and loads {@code file} into it. */
    RestoreEngine.LoadReport load(String scratch, Path file) throws Exception {
        engine().create(scratch);
        try (FileChannel channel = FileChannel.open(file)) {
            return engine().load(scratch, channel, file.getFileName(), Quiet.WATCH, Quiet.neverCancelled());
        }
    }

    /** The database {@code other} of the same server. */
    TestDatabase named(String other) {
        return database.named(other);
    }
}
