package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** Hears all that is logged in this process, by Belay and by libraries, however unimportant, and all that is printed. */
final class Eavesdropper implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("AGE-SECRET-KEY-1[A-Z0-9]{58}", Pattern.CASE_INSENSITIVE);

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            hear(event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    };

    Eavesdropper() {
        ear.setContext(root.getLoggerContext());
        ear.start();
        root.addAppender(ear);
        root.setLevel(Level.TRACE);
    }

    void hear(String text) {
        heard.add(text);
    }

    /** Fails when a key of age was heard, or one of {@code secrets}; also when nothing was heard at all. */
    void assertNothingOf(List<String> secrets) {
        assertThat(heard).isNotEmpty().allSatisfy(text -> {
            assertThat(KEY.matcher(text).find()).as(text).isFalse();
            assertThat(secrets).noneMatch(text::contains);
        });
    }

    @Override
    public void close() {
        root.detachAppender(ear);
        root.setLevel(before);
    }
}
