package dev.belay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.vault.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Types commands and reads what comes of them. */
public final class Desk {
    final FakeServices services;
    final FakeTerminal terminal = new FakeTerminal();

    Desk(Path home) {
        this.services = new FakeServices(home);
    }

    Run run(String... args) {
        return type(() -> services, terminal, args);
    }

    /** What comes of a command that acts on {@code services}. */
    public static Run type(Supplier<Services> services, Terminal terminal, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code;
        try (PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            code = BelayCommand.run(args, services, outStream, errStream, terminal);
        }
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A backup that is there already. */
    Manifest backup() {
        return switch (services.backups().take(BackupRequest.manual(FakeServer.LIVE), FakeServices.OWNER, _ -> {})) {
            case BackupResult.Good(Manifest manifest) -> manifest;
            case BackupResult.Failed(var _, String sentence, String _) -> throw new AssertionError(sentence);
            case BackupResult.Cancelled _ -> throw new AssertionError("cancelled");
        };
    }

    /** What came of a command. */
    public record Run(int code, String out, String err) {
        private static final ObjectMapper JSON = new ObjectMapper();

        /** Standard output, which has to be one document and nothing else. */
        public JsonNode document() {
            try {
                return JSON.reader()
                        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .readTree(out);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not one JSON document: " + out, e);
            }
        }

        public List<String> keys() {
            List<String> keys = new ArrayList<>();
            document().fieldNames().forEachRemaining(keys::add);
            return keys;
        }
    }
}
