package dev.belay.cli;

import dev.belay.base.ErrorCode;
import dev.belay.cli.text.Columns;
import dev.belay.cli.text.Printable;
import dev.belay.cli.text.Style;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what will fail before it fails. */
@Command(name = "doctor", description = "Say what will fail before it fails, and which settings are in force.")
final class DoctorCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--config", description = "Only the settings in force, and where each comes from.")
    private boolean config;

    DoctorCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (config) {
            shell.bare().warnings().forEach(warning -> shell.output().note("warning: " + Printable.line(warning)));
            settings(shell.bare());
            return ExitCodes.DONE;
        }
        Services services = shell.services();
        List<Finding> findings = services.examine();
        findings.forEach(this::print);
        shell.output().say("");
        settings(services);
        return findings.stream()
                .flatMap(finding -> failure(finding).stream())
                .findFirst()
                .map(ExitCodes::of)
                .orElse(ExitCodes.DONE);
    }

    private void settings(Services services) {
        Columns columns = new Columns("lll").row("setting", "value", "from");
        services.settings().forEach(line -> columns.row(line.name(), line.value(), line.origin()));
        shell.output().say(columns.lines());
    }

    private void print(Finding finding) {
        boolean colours = shell.terminal().colours();
        String words = Printable.line(finding.topic() + ": " + finding.detail());
        switch (finding) {
            case Finding.Good _ -> shell.output().say("ok    " + words);
            case Finding.Doubtful doubtful -> print(Style.DOUBT.when(colours).paint("warn  " + words), doubtful.fix());
            case Finding.Failing failing -> print(Style.LOSS.when(colours).paint("FAIL  " + words), failing.fix());
        }
    }

    private void print(String line, String fix) {
        shell.output().say(line);
        shell.output().say("        fix: " + Printable.lines(fix).replace("\n", "\n             "));
    }

    private static Optional<ErrorCode> failure(Finding finding) {
        return switch (finding) {
            case Finding.Failing failing -> Optional.of(failing.code());
            case Finding.Good _, Finding.Doubtful _ -> Optional.empty();
        };
    }
}
