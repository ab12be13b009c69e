package dev.belay.process;

/** How a child process ended. */
public sealed interface CommandResult {

    /** What the child wrote on standard error, its last {@value TailBuffer#LIMIT} bytes. */
    String errors();

    /**
     * The child ended by itself.
     *
     * @param code 0 when it says that all went well; 128 + n when signal n ended it
     * @param output standard output, when it was collected
     */
    record Exited(int code, String output, String errors) implements CommandResult {
        public boolean ok() {
            return code == 0;
        }
    }

    /** The time limit was reached and the child was ended. */
    record TimedOut(String errors) implements CommandResult {}

    /** The child was ended on request. */
    record Ended(String errors) implements CommandResult {}
}
