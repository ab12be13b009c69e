package dev.belay.store;

import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.testing.MutableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingStoreTest {
    private static final Secret PASSWORD = new Secret("canary 비밀번호");

    @TempDir
    private Path home;

    private StateStore state;
    private Path key;

    @BeforeEach
    void open() {
        key = home.resolve("keys").resolve("secret.key");
        state = StateStore.open(home.resolve("state.db"), MutableClock.at("2026-02-19T03:00:00Z"));
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void textsAndSecretsAreFoundAsTheyWerePut() {
        state.settings().put("database.address", "db:5432");
        state.settings().putSecret("database.password", PASSWORD);
        assertThat(state.settings().find("database.address")).contains("db:5432");
        assertThat(state.settings().findSecret("database.password")).contains(PASSWORD);
    }

    @Test
    void theNewestValueReplacesTheOneBefore() {
        state.settings().put("a", "1");
        state.settings().put("a", "2");
        assertThat(state.settings().find("a")).contains("2");
        state.settings().putSecret("a", PASSWORD);
        assertThat(state.settings().find("a")).isEmpty();
        state.settings().remove("a");
        assertThat(state.settings().findSecret("a")).isEmpty();
    }

    @Test
    void aTextIsNotReadAsASecretNorASecretAsAText() {
        state.settings().put("text", "1");
        state.settings().putSecret("secret", PASSWORD);
        assertThat(state.settings().findSecret("text")).isEmpty();
        assertThat(state.settings().find("secret")).isEmpty();
    }

    @Test
    void aSecretStandsInNoFileOfTheHome() throws IOException {
        state.settings().putSecret("database.password", PASSWORD);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                        .as(file.toString())
                        .doesNotContain("canary");
            }
        }
    }

    @Test
    void theKeyIsMadeWithTheFirstSecretAndIsOursAlone() throws IOException {
        assertThat(key).doesNotExist();
        state.settings().putSecret("a", PASSWORD);
        assertThat(Files.size(key)).isEqualTo(32);
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(key.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aSecretUnderAnotherOrAMissingKeyIsRefusedAndTheKeyNotReplaced() throws IOException {
        state.settings().putSecret("a", PASSWORD);
        Files.write(key, new byte[32]);
        assertThat(refusal(ErrorCode.USAGE, () -> state.settings().findSecret("a"))
                        .hint())
                .contains("enter the secret again");
        Files.write(key, new byte[31]);
        refusal(ErrorCode.USAGE, () -> state.settings().findSecret("a"));
        Files.delete(key);
        refusal(ErrorCode.USAGE, () -> state.settings().findSecret("a"));
        assertThat(key).doesNotExist();
    }

    @Test
    void aKeyThatCannotBeMadeIsSaidAndNothingIsKept() throws IOException {
        Files.writeString(home.resolve("keys"), "a file where the folder should be");
        refusal(ErrorCode.USAGE, () -> state.settings().putSecret("a", PASSWORD));
        assertThat(state.settings().findSecret("a")).isEmpty();
    }

    @Test
    void aSecretOpensOnlyWhereItWasSealed() {
        SecretBox box = new SecretBox(key, new SecureRandom());
        String sealed = box.seal("here", PASSWORD);
        assertThat(box.open("here", sealed)).isEqualTo(PASSWORD);
        refusal(ErrorCode.USAGE, () -> box.open("there", sealed));
        assertThat(box.seal("here", PASSWORD)).isNotEqualTo(sealed);
    }

    static IntStream places() {
        return IntStream.range(0, 62);
    }

    @ParameterizedTest(name = "character {0}")
    @MethodSource("places")
    void oneChangedCharacterAnywhereIsFound(int place) {
        SecretBox box = new SecretBox(key, new SecureRandom());
        String sealed = box.seal("here", PASSWORD);
        char other = sealed.charAt(place) == 'A' ? 'E' : 'A';
        String changed = sealed.substring(0, place) + other + sealed.substring(place + 1);
        refusal(ErrorCode.USAGE, () -> box.open("here", changed));
        refusal(ErrorCode.USAGE, () -> box.open("here", sealed.substring(0, place)));
    }

    @Test
    void manyWhoNeedTheKeyAtOnceGetTheSameOne() throws Exception {
        Set<Secret> opened = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> sealed = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> new SecretBox(key, new SecureRandom()).seal("a", PASSWORD)))
                    .toList();
            for (Future<String> each : sealed) {
                opened.add(new SecretBox(key, new SecureRandom()).open("a", each.get()));
            }
        }
        assertThat(opened).containsExactly(PASSWORD);
    }
}
