package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.cli.text.Printable;
import dev.belay.cli.text.Words;
import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyState;
import dev.belay.offsite.SendResult;
import dev.belay.operation.CancelSignal;
import dev.belay.operation.CancelSignal.Registration;
import dev.belay.vault.BackupId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sends a backup to its stores, shows how far each copy is, and lets go of it on Ctrl-C. */
final class CopyRun {
    private static final Duration OFTEN = Duration.ofMillis(250);
    private static final Duration SELDOM = Duration.ofSeconds(1);

    private final Shell shell;
    private final CancelSignal cancel = new CancelSignal();

    CopyRun(Shell shell) {
        this.shell = shell;
    }

    /** Whether Ctrl-C was pressed meanwhile. */
    boolean interrupted() {
        return cancel.raised();
    }

    /** The copies once each is proven or has failed; none when no store takes it. */
    List<Copy> send(BackupId backup, Predicate<String> stores) {
        return switch (sent(backup, stores)) {
            case SendResult.Nowhere() -> List.of();
            case SendResult.Proven(List<Copy> copies) -> copies;
            case SendResult.Failed(List<Copy> copies) -> copies;
        };
    }

    private SendResult sent(BackupId backup, Predicate<String> stores) {
        Services services = shell.services();
        LiveLine line = new LiveLine(shell.output().notes(), shell.terminal().watched(), services.clock());
        FutureTask<SendResult> sending =
                new FutureTask<>(() -> services.offsite().send(backup, stores, cancel));
        try (Registration _ = shell.terminal().onInterrupt(cancel::raise)) {
            Thread.ofVirtual().name("copies of " + backup).start(sending);
            Optional<SendResult> end = await(sending);
            while (end.isEmpty()) {
                line.show("copying", "copying " + far(services.offsite().copies(backup), stores));
                end = await(sending);
            }
            return end.get();
        } finally {
            line.clear();
        }
    }

    private Optional<SendResult> await(FutureTask<SendResult> sending) {
        Duration tick = shell.terminal().watched() ? OFTEN : SELDOM;
        try {
            return Optional.of(sending.get(tick.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BelayException(ErrorCode.CANCELLED, "the wait for copies was interrupted", "", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BelayException told ? told : new IllegalStateException(e.getCause());
        }
    }

    private static String far(List<Copy> copies, Predicate<String> stores) {
        return copies.stream()
                .filter(copy -> stores.test(copy.store()))
                .map(copy -> "to " + copy.store() + ": "
                        + (copy.state() instanceof CopyState.Uploading uploading
                                ? uploading.percent() + " %"
                                : copy.state().word()))
                .collect(Collectors.joining(", "));
    }

    /** Says of each copy how it stands; returns whether all of them are proven, and there is one. */
    boolean tell(BackupId backup, List<Copy> copies) {
        copies.forEach(this::tell);
        if (copies.isEmpty()) {
            shell.output()
                    .complain(
                            new BelayException(
                                    ErrorCode.OFFSITE_FAILED,
                                    "no store takes the backup " + backup,
                                    "belay offsite status shows the stores; connect one on the console's page or in belay.yml"));
        }
        return !copies.isEmpty() && copies.stream().allMatch(Copy::proven);
    }

    private void tell(Copy copy) {
        String what = "the copy of " + copy.backup() + " in " + copy.store();
        switch (copy.state()) {
            case CopyState.Proven _ -> shell.output().say(what + " is proven");
            case CopyState.Waiting _, CopyState.Uploading _ ->
                complain(
                        what + " has not arrived" + (interrupted() ? ": the wait was ended" : ""),
                        interrupted()
                                ? "the running console, or belay offsite send, goes on with it"
                                : "when the store is paused, belay offsite resume " + copy.store() + " ends that");
            case CopyState.Failed(Instant _, String sentence, String hint, Instant next) ->
                complain(what + " failed: " + sentence, next == null ? hint : joined(hint, next));
            case CopyState.Missing _ -> complain(what + " is not there any more", again(copy));
            case CopyState.Damaged(Instant _, String sentence) ->
                complain(what + " is not what was sent: " + sentence, again(copy));
            case CopyState.Removed(Instant _, String why) -> complain(what + " was removed: " + why, again(copy));
        }
    }

    private String joined(String hint, Instant next) {
        String again =
                "the console tries again at " + Words.moment(next, shell.bare().zone());
        return hint.isEmpty() ? again : hint + "; " + again;
    }

    private static String again(Copy copy) {
        return "belay offsite send " + copy.backup() + " --store " + copy.store() + " sends it again";
    }

    private void complain(String sentence, String hint) {
        shell.output().complain(new BelayException(ErrorCode.OFFSITE_FAILED, Printable.line(sentence), hint));
    }
}
