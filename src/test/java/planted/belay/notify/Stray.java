package planted.belay.notify;

import com.exceptionfactory.jagged.FileKey;
import com.github.luben.zstd.Zstd;
import com.google.api.client.http.HttpTransport;
import io.javalin.Javalin;
import jakarta.mail.Session;
import java.io.IOException;
import java.sql.SQLException;
import org.jdbi.SqlStandIn;
import org.mindrot.jbcrypt.BCrypt;
import org.postgresql.PGConnection;
import org.snakeyaml.engine.v2.api.Load;
import org.thymeleaf.TemplateEngine;
import picocli.CommandLine;
import software.amazon.awssdk.regions.Region;

/** A feature that reaches for every library. */
public interface Stray {
    record WebServer(Javalin library) {}

    record Pages(TemplateEngine library) {}

    record Sql(SQLException library) {}

    record SqlLibrary(SqlStandIn library) {}

    record Driver(PGConnection library) {}

    record Drive(HttpTransport library) {}

    record Age(FileKey key) {}

    record S3(Region library) {}

    record Hashing(BCrypt library) {}

    record Arguments(CommandLine library) {}

    record Yaml(Load library) {}

    record Compression(Zstd library) {}

    record Mail(Session library) {}

    record Child(ProcessBuilder builder) {
        static Child of(String program) throws IOException {
            Process process = new ProcessBuilder(program).start();
            process.destroy();
            return new Child(new ProcessBuilder(program));
        }
    }

    record Environment(String home) {
        static Environment read() {
            return new Environment(System.getenv("HOME"));
        }
    }

    record Exit(int code) {
        void now() {
            System.exit(code);
        }
    }
}
