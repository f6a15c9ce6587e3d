package io.entregent.audit.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {

    @Test
    void noCellCanBeAFormula() {
        assertThat(List.of("=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1", "\uFF1D1")).allSatisfy(
                cell -> assertThat(Sheet.harmless(cell)).isEqualTo("'" + cell));
    }

    @Test
    void otherCellsStayAsTheyAre() {
        assertThat(List.of("", "message.received", "2026-11-22T13:30:00Z", "a=b")).allSatisfy(
                cell -> assertThat(Sheet.harmless(cell)).isEqualTo(cell));
    }
}
