package io.entregent.kernel.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LookTest {

    private static final Pattern BRAND = Pattern.compile("(?m)^(?:  |\\[data-brand=\"[1-9]\"] \\{ )--brand: (#[0-9a-f]{6});");

    @Test
    void theColoursOfTenantsAreThoseOfTheStyleSheet() throws IOException {
        String tokens = Files.readString(Path.of("src/main/webapp/resources/portal/css/tokens.css"));
        String light = tokens.substring(0, tokens.indexOf("[data-brand=\"8\"]") + 60);
        List<String> there = BRAND.matcher(light).results().map(one -> one.group(1)).toList();
        assertThat(there).isEqualTo(Look.COLOURS);
    }
}
