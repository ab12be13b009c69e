package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest extends ConsoleTest {
    @Test
    void aStyleSheetIsSentOnceUntilItChanges() {
        HttpResponse<String> first = console.browser().get("/static/belay.css");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));

        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = console.browser().get("/static/belay.css", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/",
                "/static/nothing.css",
                "/static/.hidden.css",
                "/static/../openapi.json",
                "/static/..%2fmessages_en.properties",
                "/static/%2e%2e/state/001_begin.sql",
                "/static//belay.css",
                "/static/a%00.css",
                "/static/belay.css%0a"
            })
    void nothingElseIsHandedOut(String path) {
        assertThat(console.browser().get(path).statusCode()).isIn(400, 404);
    }
}
