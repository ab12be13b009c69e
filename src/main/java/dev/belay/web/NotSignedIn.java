package dev.belay.web;

/** Nobody is known to have sent the request, and the route is not for everyone. */
final class NotSignedIn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSignedIn(String sentence) {
        super(sentence);
    }
}
