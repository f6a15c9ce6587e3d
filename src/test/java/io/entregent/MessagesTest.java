package io.entregent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** French and English say the same things, and nothing is said that no page asks for. */
class MessagesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/io/entregent");
    private static final Pattern USED = Pattern.compile(
            "(?:\\bm\\[|\\bm\\.of\\(|words\\.(?:get|of|find)\\(|sentences\\.(?:get|of)\\(|say\\.done\\(|tell\\()\\s*['\"]([a-zA-Z0-9._]+)['\"]\\s*[\\]),:]");
    private static final Pattern REFUSED = Pattern.compile("Rejected\\.(?:invalid|conflict)\\(\"([a-zA-Z0-9.]+)\"\\s*[,)]");
    private static final Pattern QUOTED = Pattern.compile("['\"]([a-zA-Z][a-zA-Z0-9_]*(?:\\.[a-zA-Z0-9_]+)+)['\"]");
    /** Keys whose last part is a code that comes from the program or the platform. */
    private static final List<String> FAMILIES = List.of("rights.", "contact.because.", "role.", "permission.", "activity.", "desk.", "onboarding.", "pack.", "login.protocol.",
            "why.rule.", "why.result.", "room.", "vertical.", "inbox.view.", "inbox.window.",
            "inbox.state.", "audit.archive.state.",
            "channel.", "message.kind.", "message.status.", "file.", "template.category.", "purpose.", "consent.state.",
            "consent.event.", "consent.method.", "consent.list.", "consent.hold.", "consent.basis.",
            "consent.confirmation.", "import.", "audit.kind.", "audit.type.", "audit.object.", "audit.outcome.", "audit.fact.", "audit.state.",
            "audit.chip.", "operations.", "problem.", "lint.", "notice.", "review.", "template.version.",
            "template.status.", "template.quality.", "plan.", "approval.", "drift.standing.", "editor.",
            "gallery.", "templates.internal.", "templates.meta.", "templates.quality.", "template.reason.",
            "template.mend.", "composer.variable.", "composer.hint.", "composer.unsendable.", "template.value.", "breakglass.side.", "audit.export.format.", "audit.export.state.", "audit.alert.", "audit.witness.answer.",
            "violation.", "dlp.", "screening.kind.", "restriction.", "dashboard.", "automation.",
            "rules.word.", "rules.own.", "rules.source.", "rules.severity.", "rules.diff.", "whatif.verdict.", "settings.", "webhook.state.",
            "webhook.delivery.", "webhook.trouble.", "isolation.who.", "isolation.verdict.", "brand.profile.", "brand.vertical.");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(bundle("messages_fr").stringPropertyNames()).isEqualTo(bundle("messages").stringPropertyNames());
    }

    @Test
    void bothLanguagesFillTheSamePlaces() throws IOException {
        Properties french = bundle("messages_fr");
        bundle("messages").forEach((key, sentence) -> assertThat(places(french.getProperty((String) key)))
                .as((String) key).isEqualTo(places((String) sentence)));
    }

    @Test
    void noSentenceIsEmptyOrCarriesMarkup() throws IOException {
        for (String name : List.of("messages", "messages_fr")) {
            bundle(name).forEach((key, sentence) -> assertThat((String) sentence).as((String) key).isNotBlank()
                    .doesNotContain("<", "#{"));
        }
    }

    @Test
    void frenchPutsAHardSpaceBeforeDoublePunctuation() throws IOException {
        bundle("messages_fr").forEach((key, sentence) -> assertThat((String) sentence).as((String) key)
                .doesNotContainPattern("[^\\u00a0\\u202f] ?[?!;](\\s|$)").doesNotContainPattern(" :"));
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        for (String name : List.of("messages", "messages_fr")) {
            List<String> keys = Files.readAllLines(BUNDLES.resolve(name + ".properties")).stream()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')).strip()).toList();
            assertThat(keys).as(name).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyKeyAskedForIsThere() throws IOException {
        Set<String> known = bundle("messages").stringPropertyNames();
        Set<String> asked = new TreeSet<>();
        for (String source : sources()) {
            Matcher matcher = USED.matcher(source);
            while (matcher.find()) {
                asked.add(matcher.group(1));
            }
        }
        asked.removeIf(key -> key.endsWith("."));
        assertThat(asked).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void everyRefusalHasWords() throws IOException {
        Set<String> known = bundle("messages").stringPropertyNames();
        Set<String> codes = new TreeSet<>();
        for (String source : sources()) {
            REFUSED.matcher(source).results().forEach(found -> codes.add(found.group(1)));
        }
        assertThat(codes).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void everyKeyIsAskedFor() throws IOException {
        Set<String> quoted = new TreeSet<>();
        for (String source : sources()) {
            Matcher matcher = QUOTED.matcher(source);
            while (matcher.find()) {
                quoted.add(matcher.group(1));
            }
        }
        Set<String> unused = bundle("messages").stringPropertyNames().stream()
                .filter(key -> !quoted.contains(key))
                .filter(key -> FAMILIES.stream().noneMatch(family -> key.startsWith(family)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).isEmpty();
    }

    private static Set<String> places(String sentence) {
        return PLACE.matcher(sentence).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties bundle(String name) throws IOException {
        Properties bundle = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name + ".properties"))) {
            bundle.load(reader);
        }
        return bundle;
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            return files.filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".xhtml"))
                    .map(MessagesTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
