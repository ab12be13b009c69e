package dev.belay.offsite.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.Secret;
import dev.belay.offsite.MemoryBookmark;
import dev.belay.offsite.MemoryStore;
import dev.belay.offsite.Placed;
import dev.belay.offsite.RandomContent;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.Transfer;
import dev.belay.testing.Seeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Belay encrypts the {@code age} tool opens, and the other way round; what was changed nobody opens. */
class AgeToolTest {
    private static final int KIB_64 = 65_536;
    private static final int SMALL = 300;
    private static final List<AgeKeyPair> PEOPLE =
            IntStream.range(0, 3).mapToObj(_ -> AgeKeyPair.make()).toList();

    @TempDir
    private Path folder;

    static IntStream seeds() {
        return Seeds.of(200, 5_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, KIB_64 - 1, KIB_64, KIB_64 + 1, 16 * KIB_64, 16 * KIB_64 + 1, 20_000_000})
    void theToolOpensWhatBelayEncryptsForEachOfSeveral(int bytes) throws IOException {
        byte[] plain = RandomContent.of(bytes, bytes).all();
        byte[] encrypted = encrypt(plain, PEOPLE);

        for (AgeKeyPair person : PEOPLE) {
            assertThat(new AgeTool(folder).decrypt(encrypted, person.secret())).isEqualTo(plain);
            assertThat(open(encrypted, person.secret())).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, KIB_64 - 1, KIB_64, KIB_64 + 1, 20_000_000})
    void belayOpensWhatTheToolEncrypts(int bytes) throws IOException {
        byte[] plain = RandomContent.of(bytes, bytes).all();
        byte[] encrypted = new AgeTool(folder)
                .encrypt(plain, PEOPLE.stream().map(AgeKeyPair::recipient).toList());

        for (AgeKeyPair person : PEOPLE) {
            assertThat(open(encrypted, person.secret())).isEqualTo(plain);
        }
    }

    @Test
    void aKeyOfTheToolIsUnderstood() throws IOException {
        String file = new AgeTool(folder).keygen();
        AgeKeyPair pair = AgeKeyPair.of(new Secret(file));

        assertThat(file)
                .contains("# public key: " + pair.recipient(), pair.secret().reveal());
        byte[] encrypted = encrypt(new byte[100], List.of(pair));
        assertThat(new AgeTool(folder).decrypt(encrypted, pair.secret())).isEqualTo(new byte[100]);
    }

    @Test
    void anotherKeyOpensNothing() throws IOException {
        byte[] encrypted = encrypt(new byte[100], PEOPLE);
        Secret other = AgeKeyPair.make().secret();

        assertRefused(Kind.DENIED, encrypted, other);
        assertThatThrownBy(() -> new AgeTool(folder).decrypt(encrypted, other))
                .hasMessageContaining("no identity matched");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, SMALL, KIB_64, KIB_64 + 20})
    void whatWasCutShortIsRefusedAtEveryLength(int bytes) throws IOException {
        AgeKeyPair person = PEOPLE.getFirst();
        byte[] encrypted = encrypt(RandomContent.of(bytes, 1).all(), List.of(person));
        int tail = Math.min(encrypted.length, 1000);

        IntStream.concat(
                        IntStream.range(0, Math.min(600, encrypted.length)),
                        IntStream.range(encrypted.length - tail, encrypted.length))
                .forEach(length -> assertRefused(Kind.DAMAGED, Arrays.copyOf(encrypted, length), person.secret()));
        assertRefused(Kind.DAMAGED, Arrays.copyOf(encrypted, encrypted.length + 1), person.secret());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aFlippedBitIsRefused(int seed) throws IOException {
        Random random = new Random(seed);
        AgeKeyPair person = PEOPLE.getFirst();
        byte[] encrypted =
                encrypt(RandomContent.of(random.nextInt(2 * KIB_64), seed).all(), List.of(person));
        int at = random.nextBoolean() ? random.nextInt(SMALL) : random.nextInt(encrypted.length);
        encrypted[Math.min(at, encrypted.length - 1)] ^= (byte) (1 << random.nextInt(8));

        assertThatThrownBy(() -> open(encrypted, person.secret())).isInstanceOf(StoreException.class);
    }

    private static void assertRefused(Kind kind, byte[] encrypted, Secret key) {
        assertThatThrownBy(() -> open(encrypted, key))
                .as("%d bytes", encrypted.length)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static byte[] encrypt(byte[] plain, List<AgeKeyPair> people) throws IOException {
        Recipients recipients =
                new Recipients(people.stream().map(AgeKeyPair::recipient).toList());
        try (MemoryStore memory = new MemoryStore();
                EncryptingStore store = new EncryptingStore(memory, recipients, null)) {
            Placed placed = store.put(
                    StorePath.top("file"), RandomContent.of(plain), new MemoryBookmark(), Transfer.unwatched());
            try (InputStream in = store.open(placed.object(), 0)) {
                return in.readAllBytes();
            }
        }
    }

    private static byte[] open(byte[] encrypted, Secret key) throws IOException {
        try (InputStream in = OpenedStream.of(new ByteArrayInputStream(encrypted), key, "file")) {
            return in.readAllBytes();
        }
    }
}
