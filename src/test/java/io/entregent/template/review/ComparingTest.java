package io.entregent.template.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.template.content.TemplateDocument;
import io.entregent.template.review.Comparing.Piece;
import io.entregent.template.review.Comparing.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparingTest {

    private static TemplateDocument document(String body, String more) {
        return TemplateDocument.parse("{\"name\":\"t\",\"category\":\"UTILITY\",\"languages\":{\"en\":{\"components\":[{\"type\":\"BODY\",\"text\":\""
                + body + "\"}" + more + "]}}}");
    }

    private static List<Row> rows(TemplateDocument before, TemplateDocument after) {
        return Comparing.rows(before == null ? null : before.in("en"), after.in("en"));
    }

    @Test
    void wordsThatChangedAreMarkedOnTheirSide() {
        Row body = rows(document("Your order is ready.", ""), document("Your parcel is ready.", "")).stream()
                .filter(row -> row.field().equals("body.text")).findFirst().orElseThrow();

        assertThat(body.changed()).isTrue();
        assertThat(body.left()).contains(new Piece("order", "gone"));
        assertThat(body.right()).contains(new Piece("parcel", "added"));
        assertThat(String.join("", body.left().stream().map(Piece::text).toList())).isEqualTo("Your order is ready.");
        assertThat(String.join("", body.right().stream().map(Piece::text).toList())).isEqualTo("Your parcel is ready.");
    }

    @Test
    void whatWasAddedAndTakenAwayIsSeen() {
        String footer = ",{\"type\":\"FOOTER\",\"text\":\"Bye\"}";

        assertThat(rows(document("A", footer), document("A", ""))).filteredOn(Row::changed)
                .containsExactly(new Row("footer.text", List.of(new Piece("Bye", "gone")), List.of(), true));
        assertThat(rows(document("A", ""), document("A", footer))).filteredOn(Row::changed)
                .containsExactly(new Row("footer.text", List.of(), List.of(new Piece("Bye", "added")), true));
    }

    @Test
    void whatIsEqualIsNotMarked() {
        assertThat(rows(document("A", ""), document("A", ""))).isNotEmpty().noneMatch(Row::changed);
    }

    @Test
    void withoutAnythingBeforeAllIsNew() {
        assertThat(rows(null, document("A", ""))).isNotEmpty().allMatch(Row::changed).allMatch(row -> row.left().isEmpty());
    }

    @Test
    void theBodyStandsAboveTheButtons() {
        assertThat(rows(null, document("A", ",{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"QUICK_REPLY\",\"text\":\"Yes\"}]}")))
                .extracting(Row::field).startsWith("body.text").last().asString().doesNotStartWith("body");
    }
}
