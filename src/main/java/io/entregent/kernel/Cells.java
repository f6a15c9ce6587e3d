package io.entregent.kernel;

/** Cells of files that people open in a spreadsheet. */
public final class Cells {

    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Cells() {
    }

    /** A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection). */
    public static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
