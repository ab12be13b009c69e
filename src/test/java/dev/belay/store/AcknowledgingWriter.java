package dev.belay.store;

import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Step;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A process that writes to a state until it is killed, and prints each number once it is written. */
final class AcknowledgingWriter {
    static final Actor WRITER = new Actor("writer", Actor.Channel.BELAY);

    private AcknowledgingWriter() {}

    static OperationId id(int number) {
        return new OperationId("op%08d".formatted(number));
    }

    /** Arguments: the state file and the number to begin with. */
    public static void main(String[] arguments) {
        Clock clock = Clock.systemUTC();
        try (StateStore state = StateStore.open(Path.of(arguments[0]), clock)) {
            Journal journal = state.journal();
            AuditLog log = new AuditLog(state.auditStore(), clock);
            for (int number = Integer.parseInt(arguments[1]); ; number++) {
                OperationId id = id(number);
                log.intent(WRITER, "act", id.value(), "");
                journal.open(
                        new Operation(
                                id, OperationKind.BACKUP, "ledger", "A", WRITER, clock.instant(), Map.of(), null, null),
                        "");
                journal.advance(id, "A", new Step(id, "B", clock.instant(), WRITER, ""), Map.of("n", "" + number));
                System.out.println(number);
            }
        }
    }
}
