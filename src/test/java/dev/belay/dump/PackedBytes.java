package dev.belay.dump;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** A small dump, and ways to pack it. */
final class PackedBytes {
    private PackedBytes() {}

    static final String SMALL = """
            --
            -- PostgreSQL database dump
            --

            \\restrict k3y

            CREATE TABLE public.t (a text);
            COPY public.t (a) FROM stdin;
            one
            \\\\.
            three
            \\.

            CREATE FUNCTION public.f() RETURNS text LANGUAGE sql AS $$SELECT ';'$$;
            --
            -- PostgreSQL database dump complete
            --

            \\unrestrict k3y

            """;

    static byte[] small() {
        return SMALL.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] packed(byte[] plain, Compression compression) {
        return switch (compression) {
            case NONE -> plain;
            case ZSTD -> packed(plain, PackedBytes::zstd);
            case GZIP -> gzip(plain);
        };
    }

    interface Packer {
        OutputStream around(OutputStream out) throws IOException;
    }

    static OutputStream zstd(OutputStream out) throws IOException {
        return new ZstdOutputStreamNoFinalizer(out).setChecksum(true);
    }

    static byte[] gzip(byte[] plain) {
        return packed(plain, GZIPOutputStream::new);
    }

    static byte[] packed(byte[] plain, Packer packer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packing = packer.around(out)) {
            packing.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written", e);
        }
        return out.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    static byte[] skippableFrame(int bytes) {
        return ByteBuffer.allocate(8 + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x184D2A50)
                .putInt(bytes)
                .array();
    }
}
