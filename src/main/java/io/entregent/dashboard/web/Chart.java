package io.entregent.dashboard.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Bars of several parts, one upon the other; drawn in a box of {@code width} by 100.
 *
 * @param summary says in words what the picture shows
 */
public record Chart(int width, List<Bar> bars, String summary) {

    private static final int STEP = 10;
    private static final double HEIGHT = 100;

    /** @param parts from the bottom up, in the order of the legend */
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

    /** @param tones of the parts, class names of the style sheet */
    static Chart of(List<Row> rows, List<String> tones, String summary) {
        long most = Math.max(1, rows.stream().mapToLong(Row::sum).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Part> parts = new ArrayList<>();
            double top = HEIGHT;
            for (int part = 0; part < tones.size(); part++) {
                long count = rows.get(i).counts().get(part);
                double height = Math.round(count * HEIGHT * 100 / most) / 100.0;
                top -= height;
                parts.add(new Part(tones.get(part), count, i * STEP, Math.max(0, Math.round(top * 100) / 100.0), height));
            }
            bars.add(new Bar(rows.get(i).label(), parts));
        }
        return new Chart(Math.max(1, rows.size()) * STEP, bars, summary);
    }
}
