package io.entregent.kernel.faces;

import java.util.ArrayList;
import java.util.List;

/**
 * Bars of several parts, one upon the other, drawn in a box of {@code width} by 100; the tag "bars" shows it, with its table.
 *
 * @param legend  what the parts are, from the bottom up
 * @param summary says in words what the picture shows
 */
public record Chart(int width, List<Bar> bars, List<Key> legend, String summary) {

    private static final int STEP = 10;
    private static final double HEIGHT = 100;

    /** Where it begins. */
    public String first() {
        return bars.isEmpty() ? "" : bars.get(0).label();
    }

    /** Where it ends; empty if that is where it begins. */
    public String last() {
        return bars.size() < 2 ? "" : bars.get(bars.size() - 1).label();
    }

    /**
     * @param tone  class name of the style sheet
     * @param place address of the list that this part counts; null for none
     */
    public record Key(String tone, String words, String place) {

        public Key(String tone, String words) {
            this(tone, words, null);
        }
    }

    /** @param parts in the order of the legend */
    public record Bar(String label, List<Part> parts) {
    }

    /** One rectangle. */
    public record Part(String tone, long count, int x, double y, double height) {
    }

    /** One bar before it is drawn. */
    public record Row(String label, List<Long> counts) {

        long sum() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    public static Chart of(List<Row> rows, List<Key> legend, String summary) {
        return of(rows, legend, summary, 1);
    }

    /** @param least that the height stands for: charts that are compared share a scale */
    public static Chart of(List<Row> rows, List<Key> legend, String summary, long least) {
        long most = Math.max(least, rows.stream().mapToLong(Row::sum).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Part> parts = new ArrayList<>();
            double top = HEIGHT;
            for (int part = 0; part < legend.size(); part++) {
                long count = rows.get(i).counts().get(part);
                double height = Math.round(count * HEIGHT * 100 / most) / 100.0;
                top -= height;
                parts.add(new Part(legend.get(part).tone(), count, i * STEP, Math.max(0, Math.round(top * 100) / 100.0), height));
            }
            bars.add(new Bar(rows.get(i).label(), parts));
        }
        return new Chart(Math.max(1, rows.size()) * STEP, bars, legend, summary);
    }
}
