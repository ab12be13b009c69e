package dev.belay.cli;

import dev.belay.access.Users;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A console that serves nobody, and tells when it is stopped. */
record FakeConsole(Users users, Runnable stopped) implements Console {
    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:8484");
    }

    @Override
    public Optional<URI> setupLink() {
        return users.list().isEmpty()
                ? Optional.of(URI.create("http://127.0.0.1:8484/setup?token=once"))
                : Optional.empty();
    }

    @Override
    public List<String> notes() {
        return List.of("try this");
    }

    @Override
    public void close() {
        stopped.run();
    }
}
