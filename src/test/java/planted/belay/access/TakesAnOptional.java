package planted.belay.access;

import java.util.OptionalInt;

public interface TakesAnOptional {
    void take(OptionalInt taken);
}
