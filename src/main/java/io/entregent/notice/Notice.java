package io.entregent.notice;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One thing to be told. The kind is the middle of its keys in the bundles: {@code notice.KIND.title} and
 * {@code notice.KIND.text}, both filled with the words.
 *
 * @param words no personal data
 * @param place below {@code /t/{slug}/}
 */
public record Notice(String kind, Set<UUID> people, List<String> words, String place) {

    public Notice {
        people = Set.copyOf(people);
        words = List.copyOf(words);
    }

    public static Notice of(String kind) {
        return new Notice(kind, Set.of(), List.of(), "");
    }

    public Notice to(Collection<UUID> users) {
        return new Notice(kind, new LinkedHashSet<>(users), words, place);
    }

    public Notice to(UUID... users) {
        return to(Arrays.asList(users));
    }

    public Notice words(Object... some) {
        return new Notice(kind, people, Arrays.stream(some).map(String::valueOf).toList(), place);
    }

    public Notice at(String where) {
        return new Notice(kind, people, words, where);
    }
}
