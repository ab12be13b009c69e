package planted.belay.process;

public interface OpenResult {
    record SomeState(int code) {}

    sealed interface ClosedResult {
        record GoodState(int code) implements ClosedResult {}
    }

    enum NamedState {
        ONE
    }
}
