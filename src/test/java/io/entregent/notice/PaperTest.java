package io.entregent.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PaperTest {

    @Test
    void bearsTheTenantsNameAndColourAndNothingThatPeopleWroteIsMarkup() {
        String html = Paper.html(new Letterhead.Head("A & <b>", "#11694a", new byte[] {1}), Locale.FRENCH, "<i>", "one\ntwo", "https://a.example/?x=\"y\"", "foot");
        assertThat(html).contains("lang=\"fr\"", "A &amp; &lt;b&gt;", "background:#11694a", "&lt;i&gt;", "one<br>two", "cid:" + Paper.LOGO, "x=&quot;y&quot;");
        assertThat(Paper.html(new Letterhead.Head("A", null, null), Locale.ENGLISH, "t", "x", "l", "f")).doesNotContain("cid:");
    }

    @Test
    void isSentBesideThePlainTextWithTheLogoInTheMailItself() throws Exception {
        java.io.ByteArrayOutputStream mail = new java.io.ByteArrayOutputStream();
        jakarta.mail.internet.MimeMessage message = new jakarta.mail.internet.MimeMessage((jakarta.mail.Session) null);
        message.setContent(Smtp.both("plain words", "<p>paper</p>", new byte[] {1, 2, 3}));
        message.saveChanges();
        message.writeTo(mail);
        String text = mail.toString(java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(text).contains("multipart/alternative", "multipart/related", "Content-ID: <" + Paper.LOGO + ">", "image/png", "plain words", "<p>paper</p>");
        assertThat(text.indexOf("plain words")).isLessThan(text.indexOf("<p>paper</p>"));
    }
}
