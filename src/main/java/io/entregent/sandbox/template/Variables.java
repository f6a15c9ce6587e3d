package io.entregent.sandbox.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {{…}} places of a template text. */
final class Variables {
  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
  private static final Pattern AT_AN_END =
      Pattern.compile("^\\s*\\{\\{[^{}]*}}|\\{\\{[^{}]*}}\\s*$");
  private static final Pattern ADJACENT = Pattern.compile("}}\\s*\\{\\{");

  private Variables() {}

  /** Names in order of first appearance. */
  static List<String> in(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      if (!names.contains(matcher.group(1))) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  static String fill(String text, UnaryOperator<String> value) {
    return PLACE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(value.apply(m.group(1))));
  }

  /** Whether every pair of curly brackets belongs to a place. */
  static boolean wellFormed(String text) {
    String rest = PLACE.matcher(text).replaceAll("");
    return !rest.contains("{{") && !rest.contains("}}");
  }

  static boolean atAnEnd(String text) {
    return AT_AN_END.matcher(text).find();
  }

  static boolean adjacent(String text) {
    return ADJACENT.matcher(text).find();
  }

  /** Positional names must be 1, 2, 3…; named ones lower-case words. */
  static boolean wellNamed(List<String> names, boolean named) {
    for (int i = 0; i < names.size(); i++) {
      boolean good =
          named ? names.get(i).matches("[a-z][a-z0-9_]*") : names.contains(Integer.toString(i + 1));
      if (!good) {
        return false;
      }
    }
    return true;
  }

  /** Meta publishes no number; three words of text for each variable is a mild reading. */
  static boolean tooMany(String text, int count) {
    String[] words = PLACE.matcher(text).replaceAll(" ").strip().split("\\s+");
    return count > 1 && words.length < 2 * count + 1;
  }
}
