package dev.belay.offsite;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.util.List;

/** The stores there are: those that the configuration names, and those that were connected on a page. */
public interface StoreSetup {
    /** All of them, those of the configuration first. */
    List<OffsiteSettings.Store> all();

    /** Whether {@code name} was connected on a page, and can be changed there. */
    boolean changeable(String name);

    /**
     * Keeps a store, its secrets sealed, in the place of one of the same name; audited.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when the configuration names one like it
     */
    void save(OffsiteSettings.Store store, Actor actor);

    /** Forgets a store and its secrets; what lies there stays. Audited. */
    void forget(String name, Actor actor);
}
