package io.entregent.consent.web;

import io.entregent.consent.capture.CampaignView;
import io.entregent.consent.wording.NoticeView;
import io.entregent.consent.wording.WordingView;
import io.entregent.kernel.faces.Words;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** What the opt-in page shows; filled by its servlet. */
@Named
@RequestScoped
public class OptInPage {

    private static final int SHORT_HASH = 16;

    @Inject
    private Words words;

    private Tenant tenant;
    private CampaignView campaign;
    private WordingView wording;
    private NoticeView notice;
    private String language;
    private String step;
    private String problem;
    private String whatsApp;
    private String code;

    void ask(Tenant brand, CampaignView page, WordingView shown, NoticeView told, String in) {
        tenant = brand;
        campaign = page;
        wording = shown;
        notice = told;
        language = in;
        step = "ask";
    }

    void refuse(String sentence) {
        problem = sentence;
    }

    /** @param number as people read it */
    void send(String token, String number) {
        code = token;
        whatsApp = "https://wa.me/" + number.replaceAll("[^0-9]", "") + "?text="
                + URLEncoder.encode(getMessage(), StandardCharsets.UTF_8).replace("+", "%20");
        step = "send";
    }

    void done() {
        step = "done";
    }

    public String getStep() {
        return step;
    }

    public String getTitle() {
        return wording == null ? words.get("optin.title") : wording.title(language);
    }

    public String getBody() {
        return wording.body(language);
    }

    public Tenant getTenant() {
        return tenant;
    }

    public String getAddress() {
        return "/public/optin/" + tenant.slug() + "/" + campaign.slug();
    }

    public boolean isPhoneAsked() {
        return !campaign.isConfirmed();
    }

    public String getAge() {
        return campaign.age() == null ? null : words.of("optin.older", campaign.age());
    }

    public NoticeView getNotice() {
        return notice;
    }

    public String getVersion() {
        return words.of("optin.version", wording.code(), wording.version(),
                HexFormat.of().formatHex(wording.sha256(language)).substring(0, SHORT_HASH));
    }

    public String getProblem() {
        return problem;
    }

    public String getWhatsApp() {
        return whatsApp;
    }

    /** The person's own words, which are the evidence. */
    public String getMessage() {
        return words.of("optin.message", tenant.name(), code);
    }

    public String getQr() {
        return "data:image/svg+xml;base64," + Base64.getEncoder()
                .encodeToString(QrCode.svg(whatsApp).getBytes(StandardCharsets.UTF_8));
    }
}
