package dev.belay.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Sha256;
import dev.belay.vault.Anomaly.Grade;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class ManifestSealTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final ManifestSeal seal = new ManifestSeal(KEY);
    private final Manifest manifest = SampleManifests.of(SampleManifests.id("7k3q"));

    @Test
    void everyFieldComesBack() {
        Manifest verified = manifest.with(new Verification(SampleManifests.BEGAN, "read-back", true, ""))
                .withPin(false);

        assertThat(seal.open(seal.seal(verified))).isEqualTo(new SealState.Ours(verified));
        assertThat(seal.open(seal.seal(manifest))).isEqualTo(new SealState.Ours(manifest));
    }

    @Test
    void whatStandsOutComesBackWithWhoAcceptedIt() {
        Manifest compared = manifest.with(new AnomalyReport(
                "finance_20260218T020000+0900_schedule_2a2a",
                List.of(
                        new Anomaly.OtherServer(Grade.SUSPICIOUS, "7301", "7402"),
                        new Anomaly.SizeLost(Grade.SUSPICIOUS, 20_500, 6_000),
                        new Anomaly.TableEmptied(Grade.SUSPICIOUS, "public.헌금 \"x\"\n", 414, 0),
                        new Anomaly.TableMissing(Grade.WARNING, "public.note", 7),
                        new Anomaly.RowsLost(Grade.WARNING, "public.income", 414, 300),
                        new Anomaly.ExtensionChanged(Grade.WARNING, "hstore", null, "1.8")),
                null));
        Manifest accepted = compared.with(new Acceptance("minji", SampleManifests.BEGAN, "the year was archived"));

        assertThat(seal.open(seal.seal(compared))).isEqualTo(new SealState.Ours(compared));
        assertThat(seal.open(seal.seal(accepted))).isEqualTo(new SealState.Ours(accepted));
        assertThat(text(seal.seal(accepted)))
                .contains("\"kind\" : \"rows-lost\"", "\"grade\" : \"warning\"", "\"before\" : 414");
        assertThat(compared.suspicious()).isTrue();
        assertThat(accepted.suspicious()).isFalse();
        assertThat(accepted.findings()).hasSize(6);
    }

    @Test
    void aManifestOfAnEarlierVersionWasComparedWithNothing() {
        assertThat(body()).doesNotContain("anomalies");
        assertThat(manifest.findings()).isEmpty();
        assertThat(manifest.suspicious()).isFalse();
    }

    @Test
    void theDocumentIsJsonThatPeopleCanRead() {
        assertThat(text(seal.seal(manifest)))
                .startsWith("{\"manifest\": {")
                .contains("\"id\" : \"finance_20260219T020000+0900_close_7k3q\"")
                .contains("\"began\" : \"2026-02-18T17:00:00Z\"")
                .contains("\"reason\" : \"close\"")
                .contains("\"label\" : \"주간 마감\"")
                .contains("\"sha256\" : \"" + manifest.contents().sha256() + "\"")
                .endsWith("\"}\n");
    }

    @Test
    void noByteCanBeChangedUnseen() {
        byte[] document = seal.seal(manifest);
        for (int at = 0; at < document.length; at++) {
            for (int mask : new int[] {1, 0x20, 0x80}) {
                byte[] other = document.clone();
                other[at] ^= (byte) mask;
                assertThat(seal.open(other))
                        .as("byte %d, bits %x", at, mask)
                        .isInstanceOfSatisfying(
                                SealState.Broken.class,
                                broken -> assertThat(broken.why())
                                        .isEqualTo("its manifest was changed or is damaged: its checksum is wrong"));
            }
        }
    }

    @Test
    void noPartOfADocumentIsAManifest() {
        byte[] document = seal.seal(manifest);
        for (int length = 0; length < document.length; length++) {
            assertThat(seal.open(Arrays.copyOf(document, length)))
                    .as("cut after %d", length)
                    .isInstanceOf(SealState.Broken.class);
        }
        assertThat(seal.open(Arrays.copyOf(document, document.length + 1))).isInstanceOf(SealState.Broken.class);
    }

    @Test
    void aManifestSignedWithAnotherKeyIsForeign() {
        byte[] document = new ManifestSeal(new byte[32]).seal(manifest);

        assertThat(seal.open(document)).isEqualTo(new SealState.Foreign(manifest));
    }

    @Test
    void aForgedManifestWithARightChecksumIsNotOurs() {
        String body = body().replace("\"rows\" : 414", "\"rows\" : 415");

        assertThat(seal.open(document(body, hmac(body(), KEY)))).isInstanceOf(SealState.Foreign.class);
    }

    @Test
    void fieldsOfALaterVersionArePassedOver() {
        String body = body().replaceFirst("\\{", "{ \"witnesses\" : [ { \"who\" : \"minji\" } ],");

        assertThat(seal.open(document(body, hmac(body, KEY)))).isEqualTo(new SealState.Ours(manifest));
    }

    @Test
    void aLaterLayoutIsRefusedInASentence() {
        String body = body().replace("\"format\" : 1", "\"format\" : 2");

        assertThat(seal.open(document(body, hmac(body, KEY))))
                .isEqualTo(new SealState.Broken("its manifest has the layout 2, and this version of Belay reads 1 at"
                        + " most: use a newer Belay"));
    }

    @Test
    void aManifestWithoutAnIdIsNone() {
        String body = body().replaceFirst("\"id\" : \"[^\"]*\",", "");

        assertThat(seal.open(document(body, hmac(body, KEY))))
                .isInstanceOfSatisfying(
                        SealState.Broken.class,
                        broken -> assertThat(broken.why())
                                .startsWith("its manifest cannot be understood:")
                                .contains("a manifest lacks a part"));
    }

    @Test
    void whatIsNoManifestAtAllIsBroken() {
        assertThat(seal.open(document("[1, 2]", hmac("[1, 2]", KEY)))).isInstanceOf(SealState.Broken.class);
        assertThat(seal.open(document("{", hmac("{", KEY)))).isInstanceOf(SealState.Broken.class);
        assertThat(seal.open(document("", hmac("", KEY)))).isInstanceOf(SealState.Broken.class);
    }

    private String body() {
        String document = text(seal.seal(manifest));
        return document.substring("{\"manifest\": ".length(), document.indexOf(",\n\"hmac\": "));
    }

    /** The document as docs/backup-format.md describes it. */
    private static byte[] document(String body, String hmac) {
        String signed = "{\"manifest\": " + body + ",\n\"hmac\": \"" + hmac;
        return (signed + "\",\n\"sha256\": \"" + Sha256.of(signed) + "\"}\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String hmac(String body, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }

    @Test
    void aManifestOfAnEarlierVersionHasNoCopies() {
        String body = body().replaceFirst(",\\s*\"copies\" : \\[ \\]", "");

        assertThat(body).doesNotContain("copies");
        assertThat(seal.open(document(body, hmac(body, KEY)))).isEqualTo(new SealState.Ours(manifest));
    }

    @Test
    void aCopyTakesThePlaceOfTheOneInTheSameStore() {
        String sha256 = "ab".repeat(32);
        CopyRecord first = new CopyRecord("nas", SampleManifests.BEGAN, "finance/a", 5, sha256, "cd", false);
        CopyRecord other = new CopyRecord("drive", SampleManifests.BEGAN, "finance/a", 5, sha256, "cd", false);
        CopyRecord again = new CopyRecord("nas", SampleManifests.BEGAN, "finance/a.age", 6, sha256, "ef", true);

        Manifest noted = manifest.with(first).with(other).with(again);

        assertThat(noted.copies()).containsExactly(other, again);
        assertThat(seal.open(seal.seal(noted))).isEqualTo(new SealState.Ours(noted));
    }
}
