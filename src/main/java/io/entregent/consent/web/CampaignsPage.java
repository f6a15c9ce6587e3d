package io.entregent.consent.web;

import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.consent.capture.CampaignView;
import io.entregent.consent.capture.Campaigns;
import io.entregent.consent.wording.WordingView;
import io.entregent.consent.wording.Wordings;
import io.entregent.kernel.Html;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The opt-in pages: their addresses, QR codes and links, and how they ask. */
@Named
@RequestScoped
public class CampaignsPage {

    /** One opt-in page. */
    public record Row(String slug, String name, String wording, String confirmation, String age, boolean open, String address,
            String picture, String whatsApp, List<String> sites, String embed) {
    }

    @Inject
    private HttpServletRequest request;

    @Inject
    private Campaigns campaigns;

    @Inject
    private Wordings wordings;

    @Inject
    private Channels channels;

    @Inject
    private Words words;

    @Inject
    private Look look;

    @Inject
    private Say say;

    private final Map<String, String> form = new HashMap<>();
    private boolean open = true;

    public void enter() {
        String edited = request.getParameter("page");
        campaigns.all().stream().filter(one -> one.slug().equals(edited)).findFirst().ifPresent(one -> {
            form.putAll(Map.of("slug", one.slug(), "name", one.name(), "wording", one.wording(), "confirmation",
                    one.confirmation(), "age", one.age() == null ? "" : one.age().toString(), "embed", String.join("\n", one.sites()),
                    "account", one.account().toString()));
            open = one.open();
        });
        form.putIfAbsent("confirmation", "whatsapp");
        form.putIfAbsent("age", "15");
    }

    public List<Row> getRows() {
        String brand = look.getBase().substring(3);
        return campaigns.all().stream().map(one -> row(one, Settings.address("ENTREGENT_PUBLIC_URL") + "/public/optin/" + brand
                + "/" + one.slug())).toList();
    }

    private Row row(CampaignView one, String address) {
        String number = channels.account(one.account()).displayName().replaceAll("[^0-9]", "");
        return new Row(one.slug(), one.name(), one.wording(), words.get("consent.confirmation." + one.confirmation()),
                one.age() == null ? words.get("consent.age.none") : words.of("consent.age", one.age()), one.open(), address,
                address + "/qr.svg", "https://wa.me/" + number + "?text=%23" + one.slug(), one.sites(),
                "<iframe src=\"" + address + "\" title=\"" + Html.escaped(one.name()) + "\" width=\"100%\" height=\"640\"></iframe>");
    }

    public List<WordingView> getWordings() {
        return wordings.published();
    }

    public List<ChannelAccount> getAccounts() {
        return channels.accounts();
    }

    public Map<String, String> getForm() {
        return form;
    }

    public boolean isOpen() {
        return open;
    }

    public void setOpen(boolean wanted) {
        open = wanted;
    }

    public void save() {
        try {
            String age = text("age");
            if (!age.matches("[0-9]{0,2}")) {
                throw Rejected.invalid("campaign.age");
            }
            campaigns.put(new CampaignView(null, text("slug"), text("name"), text("wording"),
                    Ids.parse(text("account")).orElseThrow(Rejected::notFound), text("confirmation"),
                    age.isEmpty() ? null : Integer.valueOf(age), text("embed"), open, null));
            say.done("consent.campaign.saved");
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    private String text(String name) {
        String value = form.get(name);
        return value == null ? "" : value.strip();
    }
}
