package io.entregent.dlp;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found in a text.
 *
 * @param hits in the order of the text, none over another
 */
public record Scan(String text, List<Hit> hits) {

    private static final String MASK = "••••";
    private static final int TAIL = 4;
    // Of a piece of a card nothing stays: the tails of all pieces would be most of it.
    private static final int WHOLE_CARD = 12;

    public Scan {
        hits = List.copyOf(hits);
    }

    public Verdict verdict() {
        return hits.stream().map(Hit::verdict).max(Verdict::compareTo).orElse(Verdict.PASS);
    }

    /**
     * The text with each blocked number taken out. Of a card the last four digits stay, as PCI DSS 3.4.1
     * allows; of anything else nothing does.
     */
    public String masked() {
        return masked(0, text.length());
    }

    /** The same for the words around one hit: at most so many chars on each side. */
    public String excerpt(Hit hit, int around) {
        int from = boundary(Math.max(0, hit.from() - around));
        int to = boundary(Math.min(text.length(), hit.to() + around));
        for (Hit other : hits) {
            from = other.from() < from && from < other.to() ? other.from() : from;
            to = other.from() < to && to < other.to() ? other.to() : to;
        }
        return (from > 0 ? "…" : "") + masked(from, to) + (to < text.length() ? "…" : "");
    }

    /** One stretch of a text. @param hit null for words that may stay; {@code text} is masked for the others */
    public record Part(String text, Hit hit) {
    }

    /** The whole text in order, with what is masked by itself. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (Hit hit : hits) {
            if (hit.verdict() == Verdict.BLOCK) {
                if (hit.from() > at) {
                    parts.add(new Part(text.substring(at, hit.from()), null));
                }
                parts.add(new Part(mask(hit), hit));
                at = hit.to();
            }
        }
        if (at < text.length()) {
            parts.add(new Part(text.substring(at), null));
        }
        return parts;
    }

    /** The same hits, all of them to be masked: somebody looked and decided so. */
    public Scan strict() {
        return new Scan(text, hits.stream().map(hit -> new Hit(hit.kind(), hit.from(), hit.to(), Verdict.BLOCK, hit.confidence())).toList());
    }

    private int boundary(int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private String masked(int from, int to) {
        StringBuilder out = new StringBuilder();
        int at = from;
        for (Hit hit : hits) {
            if (hit.verdict() == Verdict.BLOCK && hit.from() >= at && hit.to() <= to) {
                out.append(text, at, hit.from()).append(mask(hit));
                at = hit.to();
            }
        }
        return out.append(text, at, to).toString();
    }

    private String mask(Hit hit) {
        if (hit.kind() != Kind.CARD) {
            return MASK;
        }
        String digits = new Normal(text.substring(hit.from(), hit.to())).digits();
        return digits.length() < WHOLE_CARD ? MASK : MASK + " " + digits.substring(digits.length() - TAIL);
    }
}
