package io.entregent.agency.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.agency.Activity;
import io.entregent.agency.NewClient;
import io.entregent.agency.Onboarding;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URI;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The first step: who the client is. */
@Named
@RequestScoped
public class StartPage {

    @Inject
    private Onboarding onboarding;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Say say;

    private String name;
    private String slug;
    private String siren;
    private String country = "FR";
    private Activity activity;
    private String provider;
    private String admin;

    public void enter() {
        access.require(Permission.ONBOARD);
    }

    public void start() throws IOException {
        try {
            String begun = onboarding.start(new NewClient(name, slug, country, siren, activity, provider, admin));
            say.done(URI.create(access.may(Permission.OPERATE) ? "/agency" : "/t/" + begun + "/onboarding"),
                    admin == null || admin.isBlank() ? "start.done" : "start.done.invited", name);
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    public List<SelectItem> getActivities() {
        return Arrays.stream(Activity.values()).map(one -> new SelectItem(one, words.get("activity." + one.name()))).toList();
    }

    public List<SelectItem> getCountries() {
        return Arrays.stream(Locale.getISOCountries()).map(code -> new SelectItem(code, new Locale("", code).getDisplayCountry(words.locale())))
                .sorted(Comparator.comparing(SelectItem::getLabel, Collator.getInstance(words.locale()))).toList();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getSlug() {
        return slug;
    }

    public void setSlug(String slug) {
        this.slug = slug;
    }

    public String getSiren() {
        return siren;
    }

    public void setSiren(String siren) {
        this.siren = siren;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }

    public Activity getActivity() {
        return activity;
    }

    public void setActivity(Activity activity) {
        this.activity = activity;
    }

    public String getProvider() {
        return provider;
    }

    public void setProvider(String provider) {
        this.provider = provider;
    }

    public String getAdmin() {
        return admin;
    }

    public void setAdmin(String admin) {
        this.admin = admin;
    }
}
