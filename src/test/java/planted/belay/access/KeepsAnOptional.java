package planted.belay.access;

import java.util.Optional;

@SuppressWarnings("OptionalUsedAsFieldOrParameterType")
public class KeepsAnOptional {
    private Optional<String> kept = Optional.empty();

    public Optional<String> returned() {
        return kept;
    }
}
