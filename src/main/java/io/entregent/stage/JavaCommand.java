package io.entregent.stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line for the Java that runs us. */
record JavaCommand(List<String> arguments) {

    JavaCommand with(String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return new JavaCommand(all);
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(arguments);
        return words;
    }
}
