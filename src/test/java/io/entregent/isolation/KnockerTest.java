package io.entregent.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnockerTest {

    @Test
    void aPageThatOnlySaysNoHasNoFormToSendBack() {
        assertThat(Knocker.hasForm("<html><body><h1>Not found</h1></body></html>")).isFalse();
        assertThat(Knocker.hasForm("<form><input type=\"hidden\" name=\"jakarta.faces.ViewState\" id=\"j\" value=\"e1:1\"/></form>")).isTrue();
    }
}
