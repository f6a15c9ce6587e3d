package io.entregent.kernel.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.AbstractMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;

/** The sentences of the bundles in the reader's language: {@code #{m[key]}}, {@code #{m.of(key, value)}}. */
@Named("m")
@ApplicationScoped
public class Words extends AbstractMap<String, String> {

    /** Without this, an English page on a French machine would fall back to French. */
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    @Inject
    private Language language;

    /** For the container; and for tests with a language that does not change. */
    public Words() {
    }

    public Words(Language language) {
        this.language = language;
    }

    @Override
    public String get(Object key) {
        return find(String.valueOf(key)).orElse("[" + key + "]");
    }

    @Override
    public boolean containsKey(Object key) {
        return find(String.valueOf(key)).isPresent();
    }

    public String of(String key, Object... arguments) {
        return fill(get(key), language.locale(), arguments);
    }

    public Optional<String> find(String key) {
        ResourceBundle bundle = bundle("io.entregent.messages", language.locale());
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /** For readers who are not here: in a mail. */
    public static String in(Locale locale, String key, Object... arguments) {
        ResourceBundle bundle = bundle("io.entregent.messages", locale);
        return fill(bundle.containsKey(key) ? bundle.getString(key) : "[" + key + "]", locale, arguments);
    }

    /** The same for a word that may not be there. */
    public static Optional<String> findIn(Locale locale, String key) {
        ResourceBundle bundle = bundle("io.entregent.messages", locale);
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /** Bundles are read with the rules of MessageFormat only where arguments are filled in. */
    static String fill(String sentence, Locale locale, Object... arguments) {
        return new MessageFormat(sentence.replace("'", "''"), locale).format(arguments);
    }

    /** A language by its name, as "en" or Meta's "en_GB" means it. */
    public String tongue(String code) {
        return Locale.forLanguageTag(code.replace('_', '-')).getDisplayName(locale());
    }

    public Locale locale() {
        return language.locale();
    }

    /** A bundle of a room's own. */
    public static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(name, locale, Words.class.getClassLoader(), NO_FALLBACK);
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        throw new UnsupportedOperationException("Words are looked up by key");
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public String toString() {
        return "Words";
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
