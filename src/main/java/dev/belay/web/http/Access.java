package dev.belay.web.http;

import dev.belay.access.Role;
import dev.belay.access.Scope;
import java.util.Set;

/** Who may send a request to a route. */
public sealed interface Access {
    /** Anybody. */
    record Everyone() implements Access {}

    /** Signed-in users with this role or a higher one. */
    record AtLeast(Role role) implements Access {}

    /** Programs whose token has one of these scopes. */
    record Bearer(Set<Scope> scopes) implements Access {
        public Bearer {
            scopes = Set.copyOf(scopes);
        }
    }

    static Access everyone() {
        return new Everyone();
    }

    static Access atLeast(Role role) {
        return new AtLeast(role);
    }

    static Access bearer(Scope... scopes) {
        return new Bearer(Set.of(scopes));
    }
}
