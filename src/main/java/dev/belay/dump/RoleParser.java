package dev.belay.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the roles that a statement names. */
final class RoleParser {
    private static final Set<String> NO_ROLES =
            Set.of("public", "current_user", "current_role", "session_user", "default", "group");

    private final SqlTokens tokens;
    private boolean ofDatabase;

    RoleParser(SqlTokens tokens) {
        this.tokens = tokens;
    }

    /** Of a GRANT or a REVOKE: those behind its last TO or FROM. */
    List<String> grantees() {
        List<SqlTokens.Token> named = new ArrayList<>();
        while (!tokens.atEnd()) {
            if (tokens.accept("to") || tokens.accept("from")) {
                named = list();
            } else if (tokens.accept("granted", "by")) {
                named.add(tokens.next());
            } else if (tokens.accept("on", "database")) {
                ofDatabase = true;
            } else {
                tokens.next();
            }
        }
        return real(named);
    }

    /** Whether the grant that was read is of a whole database. */
    boolean ofDatabase() {
        return ofDatabase;
    }

    List<String> defaultPrivileges() {
        List<String> roles = new ArrayList<>();
        if (tokens.accept("for", "role") || tokens.accept("for", "user")) {
            roles.addAll(real(list()));
        }
        roles.addAll(grantees());
        return roles;
    }

    List<String> policyRoles() {
        return tokens.acceptAnywhere("to") ? real(list()) : List.of();
    }

    private List<SqlTokens.Token> list() {
        List<SqlTokens.Token> names = new ArrayList<>();
        do {
            tokens.passAny("group");
            names.add(tokens.next());
        } while (tokens.acceptSymbol(","));
        return names;
    }

    /** Without the keywords that stand where a role may stand. */
    static List<String> real(List<SqlTokens.Token> named) {
        return named.stream()
                .filter(token -> token.kind() == SqlTokens.Kind.NAME
                        || token.kind() == SqlTokens.Kind.STRING
                        || (token.kind() == SqlTokens.Kind.WORD && !NO_ROLES.contains(token.text())))
                .map(SqlTokens.Token::text)
                .toList();
    }
}
