package io.entregent.consent.wording;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
        boolean french = language.equals("fr");
        String page = "<!DOCTYPE html>\n<html lang=\"" + language + "\"><head><meta charset=\"UTF-8\"><title>"
                + text(words.title(language)) + "</title></head>\n<body>\n<h1>" + text(words.title(language)) + "</h1>\n<p>"
                + text(words.body(language)).replace("\n", "<br>\n") + "</p>\n<p>" + text(notice.controller()) + ", "
                + text(notice.address()) + ". " + text(notice.contact()) + "</p>\n<p>"
                + (french ? "Notice de confidentialité : " : "Privacy notice: ") + text(notice.url()) + "</p>\n<p>"
                + (french ? "Vous pouvez retirer votre accord à tout moment : répondez STOP."
                        : "You can withdraw at any time: answer STOP.") + "</p>\n<p><button>"
                + (french ? "J’accepte" : "I agree") + "</button></p>\n</body></html>\n";
        return page.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
