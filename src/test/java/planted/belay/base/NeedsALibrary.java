package planted.belay.base;

import org.slf4j.Logger;

public record NeedsALibrary(Logger logger) {}
