package io.entregent.consent.proof;

import io.entregent.consent.ConsentEventView;
import io.entregent.consent.PurposeView;
import io.entregent.consent.wording.NoticeView;
import io.entregent.consent.wording.WordingView;
import io.entregent.kernel.faces.Words;
import io.entregent.kernel.paper.Paper;
import java.io.ByteArrayOutputStream;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The same record as {@link ReceiptRecord}, for people to read and keep. */
final class ReceiptPaper {

    private final ConsentEventView event;
    private final PurposeView purpose;
    private final NoticeView notice;
    private final Locale locale;
    private final ZoneId zone;

    ReceiptPaper(ConsentEventView event, PurposeView purpose, NoticeView notice, Locale locale, ZoneId zone) {
        this.event = event;
        this.purpose = purpose;
        this.notice = notice;
        this.locale = locale;
        this.zone = zone;
    }

    /**
     * @param words  null if they are none of ours
     * @param number in the audit log, or null while it has none
     */
    byte[] bytes(WordingView words, Long number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Paper paper = new Paper(bytes, locale, zone, in("receipt.title"), notice.controller())) {
            paper.paragraph(in("consent.event." + event.type().code(), purpose.name(locale)));
            paper.pairs(List.of(pair("receipt.id", "receipt-" + event.id()), pair("audit.when", paper.moment(event.at())),
                    pair("consent.claimed", event.claimedAt() == null ? null : paper.moment(event.claimedAt())),
                    pair("consent.until", event.validUntil() == null ? null : paper.moment(event.validUntil())),
                    pair("consent.method", Words.findIn(locale, "consent.method." + event.method()).orElse(event.method())),
                    pair("consent.channel", Words.findIn(locale, "channel." + event.channel()).orElse(event.channel())),
                    pair("consent.number", number == null ? null : number.toString())));
            paper.heading(in("consent.purpose")).pairs(List.of(pair("consent.purpose", purpose.name(locale)),
                    pair("consent.purpose.text", purpose.text(locale)), pair("consent.purpose.basis", in("consent.basis." + event.legalBasis())),
                    pair("receipt.data", purpose.data(locale))));
            words(paper, words);
            paper.heading(in("receipt.who")).pairs(List.of(pair("optin.controller", notice.controller() + ", " + notice.address()),
                    pair("optin.contact", notice.contact()), pair("consent.notice.dpo", notice.dpo()),
                    pair("optin.recipients", notice.recipients()), pair("consent.notice.storage", notice.storage()),
                    pair("optin.notice", notice.url()), pair("optin.authority", notice.authority())));
            paper.heading(in("receipt.wayOut")).paragraph(in("receipt.wayOutText", notice.contact()));
        }
        return bytes.toByteArray();
    }

    private void words(Paper paper, WordingView words) {
        if (words != null) {
            String language = event.shown().language();
            paper.heading(in("consent.wording")).paragraph(words.title(language)).paragraph(words.body(language))
                    .pairs(List.of(pair("consent.version", event.shown().code() + " " + event.shown().version() + " (" + language + ")"),
                            pair("consent.hash", HexFormat.of().formatHex(event.shown().sha256()))));
        } else if (event.wording() != null) {
            paper.heading(in("consent.wording")).paragraph(event.wording());
        }
    }

    private String[] pair(String key, String value) {
        return new String[] {in(key), value};
    }

    private String in(String key, Object... arguments) {
        return Words.in(locale, key, arguments);
    }
}
