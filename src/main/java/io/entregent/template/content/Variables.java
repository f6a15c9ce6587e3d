package io.entregent.template.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {{…}} places of a text. */
public final class Variables {

    public static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private Variables() {
    }

    /** Names in order of first appearance, each once. */
    public static List<String> in(String text) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            if (!names.contains(matcher.group(1))) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }
}
