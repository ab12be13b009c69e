package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/configuration.md shows can be copied. */
final class DocumentedSettingsTest {
    @Test
    void theFileThatTheDocumentationShowsIsUnderstood(@TempDir Path folder) throws IOException {
        Configured configured = new Configured(folder);
        String page = Files.readString(Path.of("docs", "configuration.md"));
        String shown = page.replaceFirst("(?s).*?```yaml\n", "").replaceFirst("(?s)```.*", "");
        for (String name : List.of("DATABASE_URL", "CRM_DATABASE_URL")) {
            configured.variable(name, "postgres://a:b@db/" + name.toLowerCase(Locale.ROOT));
        }
        for (String name : List.of("HEARTBEAT_URL", "WEBHOOK_SECRET", "S3_KEY", "S3_SECRET")) {
            configured.variable(name, "https://example.com/c4nary");
        }

        Settings settings = configured
                .variable("SMTP_URL", "smtp://mail.example.com")
                .file("drive.json", "{}")
                .yaml(shown.replace("https://…", "https://example.com"))
                .settings();

        assertThat(settings.offsite().stores()).hasSize(4);
        assertThat(settings.inForce().warnings()).noneMatch(warning -> warning.contains("not acted on"));
    }
}
