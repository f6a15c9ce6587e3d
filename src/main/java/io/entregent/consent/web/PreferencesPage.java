package io.entregent.consent.web;

import io.entregent.consent.AgreementView;
import io.entregent.consent.ConsentEventView;
import io.entregent.consent.Preferences;
import io.entregent.consent.Purposes;
import io.entregent.consent.ledger.ConsentState;
import io.entregent.contact.ContactView;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What the preference page shows; filled by its servlet. */
@Named
@RequestScoped
public class PreferencesPage {

    /** One purpose on one channel; {@code open}: there is something to withdraw. */
    public record Line(String purpose, String code, String channel, String state, String tone, boolean open) {
    }

    /** One event that the person can take a receipt of. */
    public record Proof(String id, String words, String when) {
    }

    @Inject
    private Preferences preferences;

    @Inject
    private Purposes purposes;

    @Inject
    private Words words;

    @Inject
    private Times times;

    private Tenant tenant;
    private Preferences.Bearer bearer;
    private ContactView holder;
    private List<Line> lines;
    private String key;
    private boolean changed;

    void show(Tenant brand, Preferences.Bearer who, String link, boolean justChanged) {
        tenant = brand;
        bearer = who;
        key = link;
        changed = justChanged;
        holder = who.fresh() ? preferences.holder(who) : null;
        lines = preferences.agreements(who).stream().map(this::line).toList();
    }

    public String getTitle() {
        return words.of("preferences.title", tenant == null ? "" : tenant.name());
    }

    public Tenant getTenant() {
        return tenant;
    }

    public String getAddress() {
        return "/public/preferences/" + tenant.slug();
    }

    public String getKey() {
        return key;
    }

    public boolean isChanged() {
        return changed;
    }

    public boolean isFresh() {
        return holder != null;
    }

    public String getName() {
        return holder.name() == null || holder.name().equals(holder.phone()) ? words.get("preferences.unknown") : holder.name();
    }

    /** Enough to recognise, too little to steal. */
    public String getPhone() {
        String phone = holder.phone();
        return phone == null ? words.get("preferences.unknown")
                : phone.substring(0, 3) + " ••• " + phone.substring(phone.length() - 2);
    }

    public String getSince() {
        return times.moment(holder.since());
    }

    public List<Line> getLines() {
        return lines;
    }

    public boolean isSomething() {
        return lines.stream().anyMatch(Line::open);
    }

    private Line line(AgreementView one) {
        ConsentState state = one.state();
        return new Line(purposes.described(one.purpose().code()).name(words.locale()), one.purpose().code(), one.channel(),
                words.of("consent.state." + state.status().code(), times.moment(state.since())),
                ConsentTones.of(state.status()), !state.status().refused());
    }

    public List<Proof> getProofs() {
        return bearer.fresh() ? preferences.events(bearer).stream().map(this::proof).toList() : List.of();
    }

    private Proof proof(ConsentEventView one) {
        return new Proof(one.id().toString(), words.of("consent.event." + one.type().code(),
                purposes.described(one.purpose()).name(words.locale())), times.moment(one.at()));
    }
}
