package dev.belay.cli;

import dev.belay.base.Secret;
import java.util.Optional;

/** The person at the other end, if there is one. */
public interface Terminal extends Interrupts {

    /** Whether somebody watches, so that a line may be drawn again and again. */
    boolean watched();

    /** Whether colours are wanted. */
    boolean colours();

    /** The answer to {@code question}; empty when nobody is there to answer. */
    Optional<String> ask(String question);

    /** The answer, typed without being shown; empty when nobody is there to answer. */
    Optional<Secret> askSecret(String question);

    /** The operating system's account that runs this. */
    String account();
}
