/**
 * The ways to people: mail, chats, signed webhooks, and the heartbeat's address. The only package that sends mail or
 * calls strangers. What it says of a failure never holds an address, a token or a password.
 */
@NullMarked
package dev.belay.routes;

import org.jspecify.annotations.NullMarked;
