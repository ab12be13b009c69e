package planted.belay.access;

public interface SessionManager {}
