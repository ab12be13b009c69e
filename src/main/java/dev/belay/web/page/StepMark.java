package dev.belay.web.page;

import dev.belay.operation.OperationKind;
import dev.belay.operation.Step;
import dev.belay.restore.Phase;
import dev.belay.restore.RestoreView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of the way, and whether it is behind.
 *
 * @param state {@code done}, {@code now}, {@code stopped} or {@code todo}
 * @param shape a tick, a cross or the step's number
 * @param says the state in words
 * @param current {@code step} for the one at hand, else null
 */
record StepMark(
        String label,
        String state,
        String shape,
        String says,
        @Nullable String current) {
    private static final List<Phase> RESTORE = List.of(
            Phase.PREVIEWED,
            Phase.CONFIRMED,
            Phase.COOLING,
            Phase.SAVING,
            Phase.LOADING,
            Phase.CHECKING,
            Phase.SWAPPING);
    private static final List<Phase> UNDO = List.of(Phase.PREVIEWED, Phase.CONFIRMED, Phase.COOLING, Phase.SWAPPING);

    static List<StepMark> of(Words words, RestoreView restore, List<Step> steps) {
        List<Phase> way = restore.operation().kind() == OperationKind.UNDO ? UNDO : RESTORE;
        boolean arrived = restore.phase() == Phase.DONE || restore.phase() == Phase.UNDONE;
        int at = arrived ? way.size() : way.indexOf(reached(restore.phase(), steps));
        List<StepMark> marks = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            marks.add(
                    mark(words, way.get(i), i + 1, state(i, at, restore.phase().over())));
        }
        return marks;
    }

    private static StepMark mark(Words words, Phase phase, int number, String state) {
        String shape =
                switch (state) {
                    case "done" -> "✓";
                    case "stopped" -> "✕";
                    default -> Integer.toString(number);
                };
        return new StepMark(
                words.text("step." + phase),
                state,
                shape,
                words.text("step.is." + state),
                state.equals("now") ? "step" : null);
    }

    private static String state(int step, int at, boolean over) {
        if (step < at) {
            return "done";
        }
        if (step > at) {
            return "todo";
        }
        return over ? "stopped" : "now";
    }

    /** The last phase that was entered before the end, or the present one. */
    private static Phase reached(Phase phase, List<Step> steps) {
        return phase.over()
                ? steps.stream()
                        .map(step -> Phase.valueOf(step.phase()))
                        .filter(entered -> !entered.over())
                        .reduce((_, later) -> later)
                        .orElse(Phase.PREVIEWED)
                : phase;
    }
}
