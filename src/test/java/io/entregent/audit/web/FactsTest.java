package io.entregent.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.kernel.faces.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An officer reads what an entry tells in words, not in our codes. */
class FactsTest {

    private static final Pattern FACT = Pattern.compile("\\.fact\\(\"([^\"]+)\"");
    private static final Pattern STATE = Pattern.compile("\\.state\\((?:null|\"([a-z]+)\"), (?:null|\"([a-z]+)\")\\)");

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyFactThatAnEntryOfOursMayTellHasAName(String language) throws IOException {
        Set<String> told = found(FACT);
        assertThat(told).hasSizeGreaterThan(100);
        assertThat(told).allSatisfy(name -> assertThat(Words.findIn(Locale.forLanguageTag(language), "audit.fact." + name.replace('.', '_'))).as(name).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyStateThatIsWrittenAsItIsHasItsWords(String language) throws IOException {
        Set<String> told = found(STATE);
        assertThat(told).hasSizeGreaterThan(5);
        assertThat(told).allSatisfy(state -> assertThat(Words.findIn(Locale.forLanguageTag(language), "audit.state." + state)).as(state).isPresent());
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            Set<String> found = new TreeSet<>();
            for (Path source : sources) {
                found.addAll(pattern.matcher(Files.readString(source)).results().flatMap(FactsTest::groups).collect(Collectors.toSet()));
            }
            return found;
        }
    }

    private static Stream<String> groups(MatchResult result) {
        return Stream.iterate(1, i -> i <= result.groupCount(), i -> i + 1).map(result::group).filter(group -> group != null);
    }
}
