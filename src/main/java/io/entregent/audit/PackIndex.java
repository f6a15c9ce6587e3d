package io.entregent.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.audit.log.Bundle;
import io.entregent.audit.log.TilePath;
import io.entregent.kernel.Html;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/** The list in a pack that people read: the newest entries, as codes and ids; names stay in the portal. */
final class PackIndex {

    private static final int MOST_ROWS = 5000;
    private static final String BUNDLE = "io.entregent.audit.pack.index";

    private final Trail.Signed head;
    private final String vkey;
    private final long end;
    private final Set<Long> proven;
    private final Deque<String> rows = new ArrayDeque<>();

    /** @param end the number after the last entry of the pack */
    PackIndex(Trail.Signed head, String vkey, long end, List<Long> proven) {
        this.head = head;
        this.end = end;
        this.vkey = vkey;
        this.proven = new HashSet<>(proven);
    }

    void add(long bundle, byte[] entries, int width) {
        if ((bundle + 1) * TilePath.WIDTH < end - MOST_ROWS) {
            return;
        }
        long number = bundle * TilePath.WIDTH;
        for (byte[] entry : Bundle.read(entries, width)) {
            rows.push(row(number, Canonical.read(entry)));
            if (rows.size() > MOST_ROWS) {
                rows.removeLast();
            }
            number++;
        }
    }

    private String row(long number, JsonNode entry) {
        String seq = proven.contains(number) ? "<a href=\"entry-" + number + ".tlog-proof\">" + number + "</a>"
                : Long.toString(number);
        return "<tr><td>" + seq + "</td>" + cell(entry.path("at").asText()) + cell(entry.path("type").asText())
                + cell(entry.path("actor").path("kind").asText() + " " + entry.path("actor").path("id").asText())
                + cell(entry.path("object").path("type").asText() + " " + entry.path("object").path("id").asText())
                + cell(entry.path("outcome").asText()) + "</tr>\n";
    }

    String html(String language) {
        ResourceBundle words = ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"").append(language)
                .append("\">\n<head><meta charset=\"utf-8\"><title>").append(words.getString("title"))
                .append("</title>\n<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem;color:#1b1f24}"
                        + "table{border-collapse:collapse}th,td{text-align:left;padding:.25rem .75rem;border-bottom:1px solid #ccc;"
                        + "font-variant-numeric:tabular-nums}pre{background:#f3f4f6;padding:1rem;overflow:auto}</style></head>\n<body>\n<h1>")
                .append(words.getString("title")).append("</h1>\n<p>").append(words.getString("intro"))
                .append("</p>\n<pre>").append(Html.escaped(head.note())).append("</pre>\n<p>").append(words.getString("key"))
                .append(" <code>").append(Html.escaped(vkey)).append("</code></p>\n<p>").append(words.getString("guide"))
                .append("</p>\n<table><thead><tr>");
        for (String column : List.of("number", "time", "action", "actor", "object", "outcome")) {
            page.append("<th scope=\"col\">").append(words.getString(column)).append("</th>");
        }
        page.append("</tr></thead><tbody>\n");
        rows.forEach(page::append);
        return page.append("</tbody></table>\n").append(rows.size() < head.size() ? "<p>" + words.getString("more") + "</p>\n" : "")
                .append("</body></html>\n").toString();
    }

    private static String cell(String text) {
        return "<td>" + Html.escaped(text) + "</td>";
    }
}
