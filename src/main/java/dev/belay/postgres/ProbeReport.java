package dev.belay.postgres;

import java.util.List;

/**
 * What a try of a database address found.
 *
 * @param dumpVersion of the pg_dump that would be used
 * @param missingGrants the statements that give the role what it lacks; empty when it may dump everything
 */
public record ProbeReport(String serverVersion, String dumpVersion, List<String> missingGrants) {
    public ProbeReport {
        missingGrants = List.copyOf(missingGrants);
    }
}
