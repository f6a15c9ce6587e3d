package io.entregent.isolation;

import io.entregent.kernel.Html;
import io.entregent.kernel.faces.Words;
import io.entregent.tenancy.Tenant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The page as a file of its own: what was looked at, what was found, and how to check that it was not changed since.
 * Its bytes are hashed into the trail, so it is written once and never again.
 */
record CertificatePage(Tenant tenant, UUID run, Run.State state, Instant at, List<Check> checks) {

    private static final String STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f;background:#fff}"
            + "h1{margin:0 0 .25rem}table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{text-align:left;padding:.35rem .6rem;"
            + "border-bottom:1px solid #d5d5da;overflow-wrap:anywhere}.verdict{display:inline-block;padding:.35rem .8rem;border-radius:.4rem;font-weight:700}"
            + ".green{background:#dff3e4;color:#0b5526}.red{background:#fde2e0;color:#8c1410}code{font-size:.9em;overflow-wrap:anywhere}";

    String html(Locale language) {
        StringBuilder page = new StringBuilder(64_000);
        page.append("<!DOCTYPE html>\n<html lang=\"").append(language.getLanguage()).append("\"><head><meta charset=\"UTF-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>").append(word(language, "isolation.page.title"))
                .append("</title><style>").append(STYLE).append("</style></head><body><main>\n<h1>").append(word(language, "isolation.page.title"))
                .append("</h1>\n<p>").append(Html.escaped(tenant.name())).append(" · ")
                .append(DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", language).format(at.atOffset(ZoneOffset.UTC)))
                .append("</p>\n<p><span class=\"verdict ").append(state == Run.State.GREEN ? "green" : "red").append("\">")
                .append(word(language, "isolation.verdict." + state.name())).append("</span></p>\n<p>")
                .append(word(language, "isolation.page.how", checks.size())).append("</p>\n");
        counts(page, language);
        failures(page, language);
        page.append("<h2>").append(word(language, "isolation.page.verify")).append("</h2>\n<p>").append(word(language, "isolation.page.verify.text"))
                .append("</p>\n<pre><code>sha256sum isolation-").append(tenant.slug()).append(".html\ngrep -o '\"sha256.")
                .append(language.getLanguage()).append("\":\"[0-9a-f]*' entry.json\njava -jar portal-trail.jar entry.tlog-proof --entry entry.json --key trail.vkey")
                .append("</code></pre>\n<p>").append(word(language, "isolation.page.limits")).append("</p>\n");
        all(page, language);
        return page.append("</main></body></html>\n").toString();
    }

    private void counts(StringBuilder page, Locale language) {
        Map<String, int[]> byWho = new LinkedHashMap<>();
        checks.forEach(one -> {
            int[] counted = byWho.computeIfAbsent(one.who(), who -> new int[2]);
            counted[0]++;
            counted[1] += one.shut() ? 0 : 1;
        });
        page.append("<table><thead><tr><th>").append(word(language, "isolation.page.who")).append("</th><th>").append(word(language, "isolation.page.checks"))
                .append("</th><th>").append(word(language, "isolation.page.failed")).append("</th></tr></thead><tbody>\n");
        byWho.forEach((who, counted) -> page.append("<tr><td>").append(word(language, "isolation.who." + who)).append("</td><td>").append(counted[0])
                .append("</td><td>").append(counted[1]).append("</td></tr>\n"));
        page.append("</tbody></table>\n");
    }

    private void failures(StringBuilder page, Locale language) {
        List<Check> failed = checks.stream().filter(one -> !one.shut()).toList();
        if (!failed.isEmpty()) {
            page.append("<h2>").append(word(language, "isolation.page.failed")).append("</h2>\n<ul>\n");
            failed.forEach(one -> page.append("<li><code>").append(Html.escaped(one.text())).append("</code></li>\n"));
            page.append("</ul>\n");
        }
    }

    private void all(StringBuilder page, Locale language) {
        page.append("<details><summary>").append(word(language, "isolation.page.all")).append("</summary>\n<table><tbody>\n");
        checks.forEach(one -> page.append("<tr><td>").append(Html.escaped(one.who())).append("</td><td><code>").append(Html.escaped(one.way()))
                .append("</code></td><td>").append(Html.escaped(one.found())).append("</td></tr>\n"));
        page.append("</tbody></table></details>\n<p><code>").append(run).append("</code></p>\n");
    }

    private static String word(Locale language, String key, Object... arguments) {
        return Html.escaped(Words.in(language, key, arguments));
    }
}
