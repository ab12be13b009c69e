package dev.belay.offsite;

/** What encrypts copies on their way. */
public interface Sealing {
    /** What is added to the name of an encrypted file. */
    String ENDING = ".age";

    /** Whether what is sent to {@code store} from now on is encrypted. */
    boolean seals(OffsiteSettings.Store store);

    /** {@code plain}, with everything encrypted that is put there, under its name and {@link #ENDING}. */
    OffsiteStore over(OffsiteStore plain);

    /** Nothing is encrypted. */
    static Sealing none() {
        return new Sealing() {
            @Override
            public boolean seals(OffsiteSettings.Store store) {
                return false;
            }

            @Override
            public OffsiteStore over(OffsiteStore plain) {
                throw new IllegalStateException("nothing is encrypted here");
            }
        };
    }
}
