package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PagesTest {
    private static final Messages MESSAGES = Messages.load();
    private static final Templates TEMPLATES = Templates.packaged(MESSAGES);
    private static final Set<String> UNLABELLED = Set.of("hidden");
    private static final List<Arguments> PAGES = Messages.LANGUAGES.stream()
            .flatMap(locale -> rendered(locale, Showcase.of(MESSAGES, locale)))
            .toList();
    private static final List<Arguments> EVERYTHING = Stream.concat(
                    PAGES.stream(),
                    Messages.LANGUAGES.stream()
                            .flatMap(locale -> rendered(locale, Showcase.fragments(MESSAGES, locale))))
            .toList();

    static List<Arguments> pages() {
        return PAGES;
    }

    static List<Arguments> everything() {
        return EVERYTHING;
    }

    private static Stream<Arguments> rendered(Locale locale, Map<String, View> views) {
        return views.entrySet().stream()
                .map(entry -> Arguments.of(
                        entry.getKey() + " " + locale, new Html(TEMPLATES.render(entry.getValue(), locale))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void everyPageHasOneHeadingOneMainAndItsLanguage(String name, Html page) {
        assertThat(page.tags("h1")).hasSize(1);
        assertThat(page.tags("main")).hasSize(1);
        assertThat(page.tags("title")).hasSize(1);
        assertThat(page.tags("html").getFirst().attribute("lang")).isEqualTo(name.substring(name.length() - 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everything")
    void nothingOfTheTemplatesOrOfABugIsLeft(String name, Html page) {
        assertThat(page.text()).doesNotContain("th:", "${", "#{", "??", "null");
        assertThat(page.text()).as("an object instead of words").doesNotContainPattern("\\w@[0-9a-f]{4,8}\\b");
        assertThat(page.words()).doesNotContainPattern("\\{\\d");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everything")
    void everyPostCarriesTheTokenThatShowsItIsOurs(String name, Html page) {
        List<Html.Tag> posts = page.tags("form").stream()
                .filter(form -> form.attribute("method").equals("post"))
                .toList();
        assertThat(posts)
                .allSatisfy(form -> assertThat(page.inside(form)).contains("name=\"csrf\" value=\"csrf-token\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void everyFieldHasALabel(String name, Html page) {
        Set<String> labelled =
                page.tags("label").stream().map(label -> label.attribute("for")).collect(Collectors.toSet());
        assertThat(Stream.concat(page.tags("input").stream(), page.tags("select").stream()))
                .filteredOn(field -> !UNLABELLED.contains(field.attribute("type")))
                .allSatisfy(field -> assertThat(labelled.contains(field.attribute("id"))
                                || page.text().substring(0, field.at()).lastIndexOf("<label")
                                        > page.text().substring(0, field.at()).lastIndexOf("</label>"))
                        .as("a label of %s", field)
                        .isTrue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void noIdStandsTwiceAndEveryReferenceLeadsSomewhere(String name, Html page) {
        List<String> ids = page.tags().stream()
                .map(tag -> tag.attribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.tags())
                .flatExtracting(tag -> List.of(
                        tag.attribute("aria-labelledby"), tag.attribute("aria-describedby"), tag.attribute("for")))
                .filteredOn(reference -> !reference.isEmpty())
                .isSubsetOf(ids);
        assertThat(page.tags("use"))
                .allSatisfy(
                        use -> assertThat(ids).contains(use.attribute("href").substring(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everything")
    void nothingNeedsMoreThanTheStrictestContentSecurityPolicy(String name, Html page) {
        assertThat(page.tags())
                .allSatisfy(tag -> assertThat(tag.attributes().keySet())
                        .noneMatch(attribute -> attribute.equals("style") || attribute.startsWith("on")));
        assertThat(page.tags("style")).isEmpty();
        assertThat(page.tags("script"))
                .allSatisfy(script -> assertThat(script.attribute("src")).startsWith("/static/"));
        assertThat(page.tags())
                .as("what a browser fetches by itself")
                .filteredOn(tag -> !tag.name().equals("a"))
                .flatExtracting(tag -> List.of(tag.attribute("src"), tag.attribute("href"), tag.attribute("action")))
                .noneMatch(address -> address.contains("//"));
        assertThat(page.text()).doesNotContain("javascript:");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everything")
    void whatIsTypedBecomesTextAndNothingHidesOrReordersIt(String name, Html page) {
        assertThat(page.text()).doesNotContain("<script>alert").doesNotContainPattern("[\u202A-\u202E\u0000]");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void whoMayNotActSeesNoButtonForIt(String name, Html page) {
        if (name.contains("-viewer")) {
            assertThat(page.tags("form"))
                    .filteredOn(form -> form.attribute("method").equals("post"))
                    .extracting(form -> form.attribute("action"))
                    .doesNotContain("/backups", "/restores/r7k3/confirm")
                    .noneMatch(action -> action.startsWith("/offsite/"))
                    .noneMatch(action ->
                            action.matches("/backups/.*/(accept|delete|download|drill|fetch|pin|send|verify)"));
        }
    }
}
