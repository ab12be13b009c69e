package dev.belay.cli;

import dev.belay.base.Secret;
import dev.belay.operation.CancelSignal.Registration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A person who answers from a list, or nobody at all, and who may press Ctrl-C as soon as that means something. */
public final class FakeTerminal implements Terminal {
    final List<String> questions = new ArrayList<>();
    boolean watched;
    boolean colours;
    boolean pressesCtrlC;
    Runnable whenAsked = () -> {};
    String account = "owner";

    private final Deque<String> answers = new ArrayDeque<>();

    public FakeTerminal answers(String... all) {
        watched = true;
        answers.addAll(List.of(all));
        return this;
    }

    @Override
    public boolean watched() {
        return watched;
    }

    @Override
    public boolean colours() {
        return colours;
    }

    @Override
    public Optional<String> ask(String question) {
        questions.add(question);
        whenAsked.run();
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Secret> askSecret(String question) {
        return ask(question).map(Secret::new);
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public Registration onInterrupt(Runnable reaction) {
        if (pressesCtrlC) {
            reaction.run();
        }
        return () -> {};
    }
}
