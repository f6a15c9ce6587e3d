package io.entregent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final Path ROOT = Path.of("src/main/sandbox");

  private static String read(String name) throws IOException {
    return Files.readString(ROOT.resolve(name));
  }

  private static Set<String> all(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Set<String> keys(String language) throws IOException {
    String words = read("words.js");
    int from = words.indexOf("\n  " + language + ": {");
    String block = words.substring(from, words.indexOf("\n  },", from)).replaceAll("'[^'\\n]*'", "''");
    return all("\\b([a-zA-Z]+): ?(?:''|\\{)", block.substring(block.indexOf('{')));
  }

  @Test
  void bothLanguagesHaveTheSameWords() throws IOException {
    assertThat(keys("fr")).isEqualTo(keys("en")).hasSizeGreaterThan(80);
  }

  @Test
  void everyUsedWordIsThere() throws IOException {
    String pages = read("index.html") + read("control.html") + read("phone.js") + read("control.js") + read("dialog.html") + read("dialog.js") + read("words.js");
    Set<String> used = all("data-(?:t|label|placeholder)=\"([a-zA-Z]+)\"", pages);
    used.addAll(all("\\bt\\('([a-zA-Z]+)'[,)]", pages));
    assertThat(keys("en")).containsAll(used);
  }

  @Test
  void nothingIsInline() throws IOException {
    for (String page : List.of("index.html", "control.html", "dialog.html")) {
      assertThat(read(page)).doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|<script>|https?://(?!www\\.w3\\.org)");
    }
    assertThat(read("phone.js") + read("control.js") + read("dialog.js") + read("words.js")).doesNotContainPattern("innerHTML\\s*=[^=]|insertAdjacentHTML|eval\\(|document\\.write");
  }
}
