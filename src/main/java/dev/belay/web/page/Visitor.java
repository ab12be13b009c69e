package dev.belay.web.page;

import dev.belay.access.Role;

/**
 * Who looks at a page.
 *
 * @param name empty for somebody who is not signed in
 * @param csrf the token that every form sends back
 */
public record Visitor(String name, Role role, String csrf) {

    /** Somebody who is not signed in. */
    public static Visitor stranger(String csrf) {
        return new Visitor("", Role.VIEWER, csrf);
    }

    public boolean signedIn() {
        return !name.isEmpty();
    }

    boolean may(Role needed) {
        return signedIn() && role.atLeast(needed);
    }
}
