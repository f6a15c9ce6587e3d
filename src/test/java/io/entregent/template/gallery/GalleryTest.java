package io.entregent.template.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.template.lint.Lint;
import io.entregent.template.lint.LintContext;
import io.entregent.tenancy.Vertical;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GalleryTest {

    static Stream<Starter> starters() {
        return Gallery.forVertical(Vertical.RETAIL).stream();
    }

    @ParameterizedTest
    @MethodSource("starters")
    void aStarterIsWithoutFaultInBothLanguages(Starter one) {
        Vertical vertical = one.vertical() == null ? Vertical.RETAIL : one.vertical();
        assertThat(one.document().languages().keySet()).containsExactly("en", "fr");
        assertThat(Lint.check(one.document(), LintContext.of(vertical))).extracting("code").doesNotContain("variable.sample")
                .allMatch("buttons.desktop"::equals);
    }

    @Test
    void everyTradeFindsItsOwnFirst() {
        assertThat(starters().count()).isGreaterThanOrEqualTo(12);
        Arrays.stream(Vertical.values()).forEach(vertical ->
                assertThat(Gallery.forVertical(vertical).subList(0, 3)).extracting(Starter::vertical).containsOnly(vertical));
    }
}
