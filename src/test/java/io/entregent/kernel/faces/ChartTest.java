package io.entregent.kernel.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.kernel.faces.Chart.Bar;
import io.entregent.kernel.faces.Chart.Key;
import io.entregent.kernel.faces.Chart.Part;
import io.entregent.kernel.faces.Chart.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final List<Key> LEGEND = List.of(new Key("good", "Done"), new Key("bad", "Failed"));

    @Test
    void theLongestBarFillsThePictureAndItsPartsStandOneUponTheOther() {
        Chart chart = Chart.of(List.of(new Row("Monday", List.of(3L, 1L)), new Row("Tuesday", List.of(1L, 0L))), LEGEND, "4 and 1");
        assertThat(chart.width()).isEqualTo(20);
        List<Part> monday = chart.bars().get(0).parts();
        assertThat(monday).extracting(Part::height).containsExactly(75.0, 25.0);
        assertThat(monday).extracting(Part::y).containsExactly(25.0, 0.0);
        assertThat(chart.bars().get(1).parts()).extracting(Part::height).containsExactly(25.0, 0.0);
        assertThat(chart.bars()).extracting(Bar::label).containsExactly(chart.first(), chart.last()).containsExactly("Monday", "Tuesday");
    }

    @Test
    void chartsThatAreComparedShareAScale() {
        List<Row> few = List.of(new Row("Monday", List.of(1L, 1L)));
        assertThat(Chart.of(few, LEGEND, "2", 8).bars().get(0).parts()).extracting(Part::height).containsExactly(12.5, 12.5);
        assertThat(Chart.of(few, LEGEND, "2", 1).bars().get(0).parts()).extracting(Part::height).containsExactly(50.0, 50.0);
    }

    @Test
    void nothingAtAllIsAPictureTooAndDividesByNothing() {
        assertThat(Chart.of(List.of(), LEGEND, "none").width()).isPositive();
        assertThat(Chart.of(List.of(new Row("Monday", List.of(0L, 0L))), LEGEND, "none").bars().get(0).parts()).extracting(Part::height)
                .containsOnly(0.0);
    }
}
