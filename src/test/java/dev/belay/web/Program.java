package dev.belay.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A program that uses the API with a token. */
record Program(Browser http, String token) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    HttpResponse<String> get(String path) {
        return http.get(path, "Authorization", "Bearer " + token);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Authorization", "Bearer " + token, "Content-Type", "application/json"));
        return http.send("POST", path, body, all.toArray(String[]::new));
    }

    HttpResponse<String> delete(String path) {
        return http.send("DELETE", path, "", "Authorization", "Bearer " + token);
    }

    HttpResponse<InputStream> follow(String path) {
        return http.open(path, "Authorization", "Bearer " + token);
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
