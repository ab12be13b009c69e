package dev.belay.config;

import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteSettings.Bandwidth;
import dev.belay.offsite.OffsiteSettings.Encryption;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.OffsiteSettings.Target;
import dev.belay.vault.RetentionSettings;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where copies go, and who can read them. */
final class OffsiteReader {
    static final String STORES = "offsite";
    static final String ENCRYPTION = "encryption";

    private static final Kind<String> RECIPIENT =
            Kind.matching("write a public key of age: age1 and 58 letters and digits", "age1[02-9ac-hj-np-z]{58}");

    private final Lookup lookup;
    private final TargetReader targets;

    OffsiteReader(Lookup lookup, TargetReader targets) {
        this.lookup = lookup;
        this.targets = targets;
    }

    /** @param databases names of those that are guarded */
    OffsiteSettings read(List<String> databases, ZoneId zone) {
        Encryption encryption = encryption();
        Set<String> names = new HashSet<>();
        List<Store> stores = new ArrayList<>();
        for (Document item : lookup.document().items(STORES)) {
            name(item, names)
                    .flatMap(name -> store(name, item, databases, zone))
                    .ifPresent(store -> {
                        requireRecipient(store, item, encryption);
                        stores.add(store);
                    });
        }
        return new OffsiteSettings(stores, encryption, OffsiteSettings.none().reconcile());
    }

    private Encryption encryption() {
        List<String> recipients = lookup.list(ENCRYPTION + ".recipients", RECIPIENT);
        boolean local =
                lookup.find(Key.line(ENCRYPTION + ".local"), Kind.YES_OR_NO).orElse(false);
        if (local) {
            lookup.document()
                    .at(ENCRYPTION + ".local")
                    .ifPresent(node -> lookup.problems()
                            .add(
                                    lookup.document().origin(node),
                                    "files in the backup folder cannot be encrypted in this version",
                                    "remove 'encryption.local', and put the backup folder on an encrypted disk"));
        }
        return new Encryption(recipients, local);
    }

    /** Two names that differ in case only would share what is kept of uploads on some disks. */
    private Optional<String> name(Document item, Set<String> names) {
        Optional<Value> written = lookup.value(item, "name");
        if (written.isEmpty()) {
            problem(item, "a store of '" + STORES + "' has no name", "add 'name:' to it");
        }
        return written.flatMap(value -> lookup.parse(STORES + ".name", Kind.DATABASE, value))
                .map(name -> {
                    if (!names.add(name.toLowerCase(Locale.ROOT))) {
                        problem(item, "two stores are called '" + name + "'", "give each a name of its own");
                    }
                    return name;
                });
    }

    private Optional<Store> store(String name, Document item, List<String> databases, ZoneId zone) {
        Lookup own = lookup.in(item, STORES + "." + name);
        Optional<Target> target = targets.read(own);
        List<String> whose = own.list("databases", Kind.DATABASE);
        whose.stream()
                .filter(database -> !databases.contains(database))
                .forEach(database ->
                        problem(item, "no database is called '" + database + "'", Spelling.hint(database, databases)));
        boolean encrypt = own.read(Key.line("encrypt"), Kind.YES_OR_NO, true);
        @Nullable RetentionSettings retention = item.at(RetentionReader.SECTION)
                .map(_ -> new RetentionReader(own).read(zone))
                .orElse(null);
        List<Bandwidth> bandwidth = bandwidth(own);
        return target.map(known -> new Store(name, known, whose, encrypt, retention, bandwidth));
    }

    private static List<Bandwidth> bandwidth(Lookup store) {
        List<Bandwidth> all = new ArrayList<>();
        for (Document item : store.document().items("bandwidth")) {
            Lookup own = store.in(item, "bandwidth." + (all.size() + 1));
            LocalTime from = own.read(Key.line("from"), Kind.TIME, LocalTime.MIDNIGHT);
            LocalTime to = own.read(Key.line("to"), Kind.TIME, LocalTime.MIDNIGHT);
            Optional<Long> limit = own.find(Key.line("limit"), Kind.SIZE);
            if (item.at("limit").isEmpty()) {
                own.missing("limit", "a bandwidth");
            }
            all.add(new Bandwidth(from, to, limit.orElse(0L)));
        }
        return all;
    }

    /** A recipient that was made on a page is not known here: whoever insists on encryption names one in the file. */
    private void requireRecipient(Store store, Document item, Encryption encryption) {
        boolean insists = store.encrypt() && item.at("encrypt").isPresent();
        if (insists && encryption.recipients().isEmpty()) {
            problem(
                    item,
                    "the store '" + store.name() + "' is to be encrypted, and 'encryption.recipients' names nobody",
                    "add a recipient, or leave 'encrypt' out: copies are encrypted as soon as there is one");
        }
    }

    private void problem(Document item, String sentence, String hint) {
        item.node().ifPresent(node -> lookup.problems().add(item.origin(node), sentence, hint));
    }
}
