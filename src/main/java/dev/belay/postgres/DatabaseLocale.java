package dev.belay.postgres;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a database writes and sorts text; fixed when it is made.
 *
 * @param name of the provider's locale; null for {@code libc}, whose two names stand before
 * @param rules of an ICU collation, where there are any
 */
record DatabaseLocale(
        String encoding,
        String collation,
        String characterType,
        Provider provider,
        @Nullable String name,
        @Nullable String rules) {

    /** Who sorts. */
    enum Provider {
        LIBC,
        ICU,
        BUILTIN;

        static Provider of(String letter) {
            return switch (letter) {
                case "i" -> ICU;
                case "b" -> BUILTIN;
                default -> LIBC;
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The options of {@code CREATE DATABASE} that make another one like it. */
    String options(ServerVersion version) {
        StringBuilder sql = new StringBuilder(" ENCODING ").append(Quoting.literal(encoding));
        sql.append(" LC_COLLATE ").append(Quoting.literal(collation));
        sql.append(" LC_CTYPE ").append(Quoting.literal(characterType));
        if (version.major() >= 15) {
            sql.append(" LOCALE_PROVIDER ").append(provider.word());
        }
        if (name != null && provider != Provider.LIBC) {
            sql.append(provider == Provider.ICU ? " ICU_LOCALE " : " BUILTIN_LOCALE ")
                    .append(Quoting.literal(name));
        }
        if (rules != null) {
            sql.append(" ICU_RULES ").append(Quoting.literal(rules));
        }
        return sql.toString();
    }
}
