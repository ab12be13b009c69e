package dev.belay.web.page;

import dev.belay.web.page.ConnectPage.Choice;
import dev.belay.web.page.ConnectPage.Form;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of one kind of store.
 *
 * @param ways to sign in to Google; none for other kinds
 * @param databases to choose from; none when there is only one
 * @param limits of the rate, by hours
 * @param keeps the slots of the store's own retention
 */
record ConnectFields(
        String kind,
        String title,
        String lede,
        List<Sentence> warnings,
        String id,
        String change,
        Field name,
        List<Way> ways,
        List<Field> fields,
        List<Choice> databases,
        boolean encrypt,
        boolean encrypts,
        List<Limit> limits,
        List<Field> keeps,
        @Nullable Trouble trouble) {
    /** How many limits a form takes. */
    static final int LIMITS = 3;

    private static final String SECRET = "password";
    private static final String TEXT = "text";
    private static final String AREA = "area";
    private static final String NUMBER = "number";

    /**
     * Something to fill in.
     *
     * @param id of the field on the page
     * @param type {@code text} or {@code password}
     * @param mode which keys a phone shows; null for all
     * @param area whether it takes several lines, which are secret
     * @param why what it is, or that what was typed before still counts
     */
    record Field(
            String id,
            String name,
            String label,
            String type,
            @Nullable String mode,
            boolean area,
            String value,
            String placeholder,
            String why,
            boolean required) {}

    /** A way to sign in to Google. */
    record Way(String value, String label, String why, boolean chosen) {}

    /** A limit of the rate for some hours; its fields are numbered. */
    record Limit(int number, String from, String to, String rate) {}

    static ConnectFields of(Words words, Shell shell, Form form, @Nullable Trouble trouble) {
        Maker make = new Maker(words, form);
        List<Choice> databases = ConnectPage.databases(shell, form.databases());
        return new ConnectFields(
                form.kind(),
                words.text("offsite.connect.title", words.text("offsite.kind." + form.kind())),
                words.text("offsite.connect.lede." + form.kind()),
                warnings(words, form),
                form.id(),
                form.change(),
                make.field("name", TEXT, form.kind(), true),
                form.kind().equals("drive") ? ways(words, form) : List.of(),
                fields(make, form.kind()),
                databases.size() < 2 ? List.of() : databases,
                !value(form, "encrypt").equals("no"),
                form.encrypts(),
                IntStream.rangeClosed(1, LIMITS)
                        .mapToObj(number -> new Limit(
                                number,
                                value(form, "from" + number),
                                value(form, "to" + number),
                                value(form, "rate" + number)))
                        .toList(),
                Stream.of("last", "daily", "weekly", "monthly", "yearly")
                        .map(name -> make.field(name, NUMBER, "", false))
                        .toList(),
                trouble);
    }

    private static List<Field> fields(Maker make, String kind) {
        return switch (kind) {
            case "drive" ->
                List.of(
                        make.field("client_id", TEXT, "….apps.googleusercontent.com", false),
                        make.field("client_secret", SECRET, "", false),
                        make.field("account", AREA, "", false),
                        make.field("shared_drive", TEXT, "", false),
                        make.field("folder", TEXT, "Belay", false));
            case "s3" ->
                List.of(
                        make.field("endpoint", TEXT, "s3.example.com", false),
                        make.field("region", TEXT, "eu-central-1", true),
                        make.field("bucket", TEXT, "backups", true),
                        make.field("prefix", TEXT, "belay/", false),
                        make.field("access_key", SECRET, "", true),
                        make.field("secret_key", SECRET, "", true),
                        make.field("lock_days", NUMBER, "", false));
            case "rclone" ->
                List.of(
                        make.field("remote", TEXT, "nas:belay", true),
                        make.field("config", TEXT, "/etc/belay/rclone.conf", false));
            default -> List.of(make.field("path", TEXT, "/mnt/nas/belay", true));
        };
    }

    private static List<Way> ways(Words words, Form form) {
        String chosen = value(form, "way");
        Stream<String> all = Stream.of("console", "device", "paste", "service");
        return (form.change().isEmpty() ? all : Stream.concat(Stream.of("kept"), all))
                .map(way -> new Way(
                        way,
                        words.text("offsite.way." + way),
                        words.text("offsite.way.why." + way),
                        way.equals(chosen)))
                .toList();
    }

    private static List<Sentence> warnings(Words words, Form form) {
        return form.kind().equals("drive")
                ? Stream.of("offsite.drive.testing", "offsite.drive.quota", "offsite.drive.scope")
                        .map(key -> new Sentence(words.text(key), words.language()))
                        .toList()
                : List.of();
    }

    private static String value(Form form, String name) {
        return form.values().getOrDefault(name, "");
    }

    /** Makes fields with their words. */
    private record Maker(Words words, Form form) {
        Field field(String name, String type, String placeholder, boolean required) {
            boolean kept = form.kept().contains(name);
            return new Field(
                    name.replace('_', '-'),
                    name,
                    words.text("offsite.field." + name),
                    type.equals(SECRET) ? SECRET : TEXT,
                    type.equals(NUMBER) ? "numeric" : null,
                    type.equals(AREA),
                    value(form, name),
                    placeholder,
                    words.text(kept ? "offsite.secret.kept" : "offsite.field.why." + name),
                    required && !kept);
        }
    }
}
