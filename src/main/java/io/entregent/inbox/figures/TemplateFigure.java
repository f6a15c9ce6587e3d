package io.entregent.inbox.figures;

import java.util.Map;

/**
 * How one template fared in one language.
 *
 * @param number    of the version, or null for what was there before versions were
 * @param sent      taken by the platform, whatever came of them
 * @param delivered or read
 * @param clicks    answers by its buttons
 * @param reasons   of failures: code to count
 */
public record TemplateFigure(String name, String language, Integer number, long sent, long delivered, long read, long failed,
        long clicks, Map<String, Long> reasons) {

    public TemplateFigure {
        reasons = Map.copyOf(reasons);
    }
}
