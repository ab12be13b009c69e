package planted.belay.strange;

public interface InNoTable {}
