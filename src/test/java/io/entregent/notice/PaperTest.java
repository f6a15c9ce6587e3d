package io.entregent.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaperTest {

    @Test
    void bearsTheTenantsNameAndColourAndNothingThatPeopleWroteIsMarkup() {
        String html = Paper.html(new Letterhead.Head("A & <b>", "#11694a", new byte[] {1}), "<i>", "one\ntwo", "https://a.example/?x=\"y\"", "foot");
        assertThat(html).contains("A &amp; &lt;b&gt;", "background:#11694a", "&lt;i&gt;", "one<br>two", "cid:" + Paper.LOGO, "x=&quot;y&quot;");
        assertThat(Paper.html(new Letterhead.Head("A", null, null), "t", "x", "l", "f")).doesNotContain("cid:");
    }
}
