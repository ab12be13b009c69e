package dev.belay.cli;

import dev.belay.access.Role;
import dev.belay.access.User;
import dev.belay.access.Users;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose password is asked for. */
final class UserChoice {
    private UserChoice() {}

    /** The user who is named, else the one who is called like {@code account}, else the only admin. */
    static String of(@Nullable String named, String account, Users users) {
        if (named != null) {
            return named;
        }
        List<User> enabled =
                users.list().stream().filter(user -> !user.disabled()).toList();
        if (enabled.stream().anyMatch(user -> user.name().equals(account))) {
            return account;
        }
        List<User> admins =
                enabled.stream().filter(user -> user.role() == Role.ADMIN).toList();
        return switch (admins.size()) {
            case 0 ->
                throw new BelayException(
                        ErrorCode.REFUSED,
                        "there is no admin who could confirm this",
                        "make one: belay user add NAME --role admin");
            case 1 -> admins.getFirst().name();
            default ->
                throw new BelayException(
                        ErrorCode.USAGE,
                        "it is not clear who confirms this: "
                                + admins.stream().map(User::name).collect(Collectors.joining(", ")),
                        "say who you are: --user NAME");
        };
    }
}
