package planted.belay.backup;

public record SleepsOnIt(long millis) {
    public void run() throws InterruptedException {
        Thread.sleep(millis);
    }
}
