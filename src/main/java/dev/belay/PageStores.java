package dev.belay;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.config.Settings;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.StoreSetup;
import dev.belay.store.SettingStore;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stores of the configuration, and those that were connected on a page, which are kept sealed in the state. */
final class PageStores implements StoreSetup {
    private static final Logger LOG = LoggerFactory.getLogger(PageStores.class);
    private static final String KEPT = "offsite.stores";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");

    private final Settings settings;
    private final SettingStore store;
    private final AuditLog audit;

    PageStores(Settings settings, SettingStore store, AuditLog audit) {
        this.settings = settings;
        this.store = store;
        this.audit = audit;
    }

    @Override
    public List<Store> all() {
        return Stream.concat(configured().stream(), kept().stream()).toList();
    }

    @Override
    public boolean changeable(String name) {
        return configured(name).isEmpty();
    }

    @Override
    public synchronized void save(Store changed, Actor actor) {
        require(changed);
        act(
                actor,
                "offsite.connect",
                changed.name(),
                () -> keep(Stream.concat(
                                connected().stream().filter(each -> !alike(each, changed.name())), Stream.of(changed))
                        .toList()));
    }

    @Override
    public synchronized void forget(String name, Actor actor) {
        if (configured(name).isPresent()) {
            throw inTheConfiguration(name);
        }
        List<Store> before = connected();
        List<Store> left =
                before.stream().filter(each -> !each.name().equals(name)).toList();
        if (left.size() == before.size()) {
            throw new BelayException(
                    ErrorCode.NOT_FOUND, "there is no store " + name, "the page of the stores lists them");
        }
        act(actor, "offsite.forget", name, () -> keep(left));
    }

    /** Why those that were connected on a page cannot be used; empty when they can. */
    Optional<BelayException> trouble() {
        try {
            connected();
            return Optional.empty();
        } catch (BelayException e) {
            return Optional.of(e);
        }
    }

    private List<Store> configured() {
        return settings.offsite().stores();
    }

    private Optional<Store> configured(String name) {
        return configured().stream().filter(each -> alike(each, name)).findFirst();
    }

    /** Those of the page, as long as they can be opened: a lost key must not stop what the configuration names. */
    private List<Store> kept() {
        try {
            return connected().stream()
                    .filter(each -> configured(each.name()).isEmpty())
                    .toList();
        } catch (BelayException e) {
            LOG.warn("the stores that were connected on a page are left out: {}", e.sentence());
            return List.of();
        }
    }

    private List<Store> connected() {
        return store.findSecret(KEPT).map(StoreText::read).orElse(List.of());
    }

    private void keep(List<Store> stores) {
        store.putSecret(KEPT, StoreText.write(stores));
    }

    private void require(Store changed) {
        if (!NAME.matcher(changed.name()).matches()) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "a store cannot be called " + changed.name(),
                    "take 1 to 60 letters, digits, hyphens and underscores");
        }
        if (configured(changed.name()).isPresent()) {
            throw inTheConfiguration(changed.name());
        }
        switch (changed.target()) {
            case OffsiteSettings.Folder folder
            when folder.overlaps(settings.backups().folder()) ->
                throw new BelayException(
                        ErrorCode.USAGE,
                        "the store " + changed.name() + " and the backup folder lie in each other",
                        "name a folder on another disk or another machine");
            case OffsiteSettings.Rclone remote
            when !remote.configured() ->
                throw new BelayException(
                        ErrorCode.USAGE,
                        "that is no remote of rclone's own configuration",
                        "write its name and a path, such as nas:belay");
            case OffsiteSettings.Folder _, OffsiteSettings.Rclone _, OffsiteSettings.Drive _, OffsiteSettings.S3 _ -> {}
        }
    }

    private void act(Actor actor, String act, String name, Runnable change) {
        audit.intent(actor, act, name, "");
        change.run();
        audit.record(actor, act, name, Outcome.DONE, "");
    }

    private static boolean alike(Store store, String name) {
        return store.name().equalsIgnoreCase(name);
    }

    private static BelayException inTheConfiguration(String name) {
        return new BelayException(
                ErrorCode.USAGE, "the configuration names the store " + name, "change it in belay.yml instead");
    }
}
