package io.entregent.kernel.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AsShownTest {

    @Test
    void rowsStandAsTheReaderSawThemAndLeaveAGapWhereOneIsGone() {
        assertThat(AsShown.<String>order("c a b", List.of("a", "new", "c"), one -> one)).containsExactly("c", "a", null);
    }

    @Test
    void aListThatWasShownEmptyHasNoRowsWhateverCameSince() {
        assertThat(AsShown.<String>order("", List.of(), one -> one)).isEmpty();
        assertThat(AsShown.<String>order("", List.of("new"), one -> one)).isEmpty();
        assertThat(AsShown.keys(List.of(), one -> one)).isEmpty();
    }
}
