package dev.belay.operation;

import dev.belay.base.Actor;
import java.time.Instant;

/**
 * One transition, written before the act that it announces.
 *
 * @param phase the phase that begins
 * @param detail a sentence for people; may be empty
 */
public record Step(OperationId operation, String phase, Instant at, Actor actor, String detail) {}
