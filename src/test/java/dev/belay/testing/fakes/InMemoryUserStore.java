package dev.belay.testing.fakes;

import dev.belay.access.Role;
import dev.belay.access.User;
import dev.belay.access.UserStore;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Users without a disk. */
public final class InMemoryUserStore implements UserStore {
    private final Map<String, User> users = new TreeMap<>();

    @Override
    public synchronized Optional<User> find(String key) {
        return Optional.ofNullable(users.get(key));
    }

    @Override
    public synchronized List<User> all() {
        return List.copyOf(users.values());
    }

    @Override
    public synchronized void add(User user) {
        if (users.putIfAbsent(user.key(), user) != null) {
            throw new BelayException(ErrorCode.USAGE, "there is a user called " + user.name() + " already", "");
        }
    }

    @Override
    public synchronized User update(String key, Change change) {
        User current =
                find(key).orElseThrow(() -> new BelayException(ErrorCode.NOT_FOUND, "no user is called " + key, ""));
        long admins = users.values().stream()
                .filter(user -> user.role() == Role.ADMIN && !user.disabled())
                .count();
        User next = change.apply(current, admins);
        users.put(key, next);
        return next;
    }
}
