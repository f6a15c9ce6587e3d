package io.entregent.consent.web;

import io.entregent.consent.Purpose;
import io.entregent.consent.PurposeView;
import io.entregent.consent.Purposes;
import io.entregent.consent.wording.NoticeView;
import io.entregent.consent.wording.WordingView;
import io.entregent.consent.wording.Wordings;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** By which words people are asked, for what, and who asks: read, drafted, published. */
@Named
@RequestScoped
public class WordsPage {

    /** One version of a wording. */
    public record Row(String code, int version, String purpose, String title, String body, String state, String tone,
            String hash, boolean draft) {
    }

    public record PurposeRow(String code, String name, String text, String basis, String months, int version, boolean retired) {
    }

    @Inject
    private HttpServletRequest request;

    @Inject
    private Wordings wordings;

    @Inject
    private Purposes purposes;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    /** What is typed, by the name of its field. */
    private final Map<String, String> form = new HashMap<>();

    public void enter() {
        NoticeView notice = wordings.notices().stream().findFirst().orElse(null);
        if (notice != null) {
            form.putAll(Map.of("controller", notice.controller(), "address", notice.address(), "contact", notice.contact(),
                    "dpo", notice.dpo(), "url", notice.url(), "jurisdiction", notice.jurisdiction(), "storage", notice.storage(),
                    "recipients", notice.recipients(), "authority", notice.authority()));
        }
        String edited = request.getParameter("wording");
        wordings.all().stream().filter(one -> one.code().equals(edited)).findFirst().ifPresent(one -> form.putAll(Map.of(
                "code", one.code(), "purpose", one.purpose(), "titleEn", one.titleEn(), "titleFr", one.titleFr(),
                "bodyEn", one.bodyEn(), "bodyFr", one.bodyFr())));
        form.putIfAbsent("purpose", "marketing");
        form.putIfAbsent("kind", "marketing");
        form.putIfAbsent("months", "24");
    }

    public Map<String, String> getForm() {
        return form;
    }

    public List<Row> getRows() {
        boolean french = words.locale().getLanguage().equals("fr");
        String language = french ? "fr" : "en";
        return wordings.all().stream().map(one -> new Row(one.code(), one.version(),
                purposes.described(one.purpose()).name(words.locale()), one.title(language), one.body(language), state(one),
                one.isPublished() && !one.superseded() ? "open" : one.isPublished() ? "none" : "closing",
                HexFormat.of().formatHex(one.sha256(language)), !one.isPublished())).toList();
    }

    private String state(WordingView one) {
        if (!one.isPublished()) {
            return words.get("consent.wording.draft");
        }
        return one.superseded() ? words.of("consent.wording.superseded", times.moment(one.publishedAt()))
                : words.of("consent.wording.published", times.moment(one.publishedAt()));
    }

    public List<PurposeRow> getPurposes() {
        return purposes.described().stream().map(one -> new PurposeRow(one.purpose().code(), one.name(words.locale()),
                one.text(words.locale()), words.get("consent.basis." + one.legalBasis()),
                one.validityMonths() == null ? words.get("consent.forEver") : words.of("consent.months", one.validityMonths()),
                one.version(), one.retired())).toList();
    }

    public int getNoticeVersion() {
        return wordings.notice().map(NoticeView::version).orElse(0);
    }

    public void saveNotice() {
        say.attempt("consent.notice.saved", () -> wordings.put(new NoticeView(0, text("controller"), text("address"), text("contact"),
                text("dpo"), text("url"), text("jurisdiction"), text("storage"), text("recipients"), text("authority"), null)));
    }

    public void saveDraft() {
        say.attempt("consent.wording.saved", () -> wordings.draft(new WordingView(text("code"), 0, text("purpose"), text("titleEn"),
                text("titleFr"), text("bodyEn"), text("bodyFr"), null, null, null, null, null, false)));
    }

    public void publish(String code, int version) {
        say.attempt("consent.wording.done", () -> wordings.publish(code, version));
    }

    public void savePurpose() {
        say.attempt("consent.purpose.saved", () -> {
            Purpose.Kind kind = Purpose.Kind.valueOf(text("kind").toUpperCase(Locale.ROOT));
            String months = text("months");
            if (!months.matches("[0-9]{0,3}")) {
                throw Rejected.invalid("purpose.words");
            }
            purposes.put(new PurposeView(new Purpose(text("purposeCode"), kind), 0, text("nameEn"), text("nameFr"), text("textEn"),
                    text("textFr"), kind == Purpose.Kind.SERVICE ? "contract" : "consent", "name phone",
                    months.isEmpty() ? null : Integer.valueOf(months), false, null, null));
        });
    }

    private String text(String name) {
        String value = form.get(name);
        return value == null ? "" : value.strip();
    }
}
