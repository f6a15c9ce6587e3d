package io.entregent.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ErrorCodesTest {

    @Test
    void everyCodeHasWordsInBothLanguages() {
        var keys = ErrorCodes.table().keySet().stream().map(code -> "whatsapp.error." + code)
                .collect(Collectors.toCollection(TreeSet::new));
        keys.add("whatsapp.error.200");
        keys.add("whatsapp.error.other");

        assertThat(keys).hasSizeGreaterThan(60);
        assertThat(words(Locale.ROOT).keySet()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(words(Locale.FRENCH).keySet()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(keys).allSatisfy(key -> assertThat(words(Locale.FRENCH).getString(key))
                .isNotBlank().isNotEqualTo(words(Locale.ROOT).getString(key)));
    }

    @Test
    void newCodeIsNotRepeated() {
        assertThat(ErrorCodes.of(777777).again()).isFalse();
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle("io.entregent.errors", locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }
}
