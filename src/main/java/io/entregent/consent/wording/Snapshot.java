package io.entregent.consent.wording;

import io.entregent.kernel.Html;
import io.entregent.kernel.faces.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** How words look to who is asked, as a page that needs nothing else; and the hash of the words. */
public final class Snapshot {

    private Snapshot() {
    }

    /** SHA-256 of title, empty line and text, in UTF-8: what anybody can recompute from the page. */
    public static byte[] sha256(String title, String body) {
        return sha256((title + "\n\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] page(WordingView words, NoticeView notice, String language) {
        Locale locale = Locale.forLanguageTag(language);
        String page = "<!DOCTYPE html>\n<html lang=\"" + language + "\"><head><meta charset=\"UTF-8\"><title>"
                + Html.escaped(words.title(language)) + "</title></head>\n<body>\n<h1>" + Html.escaped(words.title(language)) + "</h1>\n<p>"
                + Html.escaped(words.body(language)).replace("\n", "<br>\n") + "</p>\n<p>" + Html.escaped(notice.controller()) + ", "
                + Html.escaped(notice.address()) + ". " + Html.escaped(notice.contact()) + "</p>\n<p>"
                + Html.escaped(Words.in(locale, "optin.notice.at", notice.url())) + "</p>\n<p>" + Html.escaped(Words.in(locale, "optin.withdraw"))
                + "</p>\n<p><button>" + Html.escaped(Words.in(locale, "optin.agree")) + "</button></p>\n</body></html>\n";
        return page.getBytes(StandardCharsets.UTF_8);
    }
}
