package io.entregent.brand.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.brand.Brand;
import io.entregent.brand.Brands;
import io.entregent.brand.Profiles;
import io.entregent.brand.SenderProfile;
import io.entregent.channel.ChannelAccount;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Logo, colour, and what customers read of a number ({@code ?number=}, else the first). */
@Named
@RequestScoped
public class BrandPage {

    /** A number that can be looked at. */
    public record Number(String id, String text, boolean shown) {
    }

    /** How a profile stands; {@code tone} is the end of the chip's class. */
    public record State(String text, String tone, String trouble) {
    }

    @Inject
    private Brands brands;

    @Inject
    private Profiles profiles;

    @Inject
    private BrandLook look;

    @Inject
    private Look given;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private HttpServletRequest request;

    private String colour;
    private Part file;
    private ProfileForm form;

    public void enter() {
        access.require(Permission.CHANNEL_MANAGE);
    }

    public List<Number> getNumbers() {
        String shown = account().map(one -> one.id().toString()).orElse("");
        return brands.accounts().stream().map(one -> new Number(one.id().toString(), one.displayName(), one.id().toString().equals(shown))).toList();
    }

    public State getState() {
        return account().flatMap(brands::profile).map(one -> new State(words.of("brand.profile.state." + one.state(),
                one.syncedAt() == null ? "" : times.moment(one.syncedAt())), switch (one.state()) {
                    case "synchronised" -> "open";
                    case "waiting" -> "closing";
                    default -> "closed";
                }, one.trouble() == null ? "" : one.trouble())).orElse(new State(words.get("brand.profile.state.never"), "plain", ""));
    }

    public List<String> getVerticals() {
        return SenderProfile.VERTICALS;
    }

    public void saveColour() {
        attempt(() -> {
            brands.colour(colour);
            say.done("brand.done.colour");
        });
    }

    public void resetColour() {
        attempt(() -> {
            brands.colour(null);
            colour = null;
            say.done("brand.done.colour");
        });
    }

    public void saveLogo() throws IOException {
        byte[] bytes = file == null ? new byte[0] : file.getInputStream().readAllBytes();
        attempt(() -> {
            brands.logo(bytes);
            say.done("brand.done.logo");
        });
    }

    public void removeLogo() {
        attempt(() -> {
            brands.removeLogo();
            say.done("brand.done.noLogo");
        });
    }

    public void saveProfile() {
        attempt(() -> {
            brands.change(getForm().profile(account().orElseThrow(Rejected::notFound)), getForm().isPicture());
            say.done("brand.done.profile");
        });
    }

    public void adopt() {
        attempt(() -> {
            profiles.adopt(account().orElseThrow(Rejected::notFound).id());
            form = null;
            say.done("brand.done.adopted");
        });
    }

    private Optional<ChannelAccount> account() {
        String wanted = request.getParameter("number");
        List<ChannelAccount> all = brands.accounts();
        return Stream.concat(all.stream().filter(one -> one.id().toString().equals(wanted)), all.stream()).findFirst();
    }

    private void attempt(Runnable work) {
        try {
            work.run();
            look.changed();
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    public ProfileForm getForm() {
        if (form == null) {
            form = account().flatMap(brands::profile).map(ProfileForm::new).orElseGet(ProfileForm::new);
        }
        return form;
    }

    public String getColour() {
        return colour == null ? brands.brand().map(Brand::colour).orElseGet(given::getColour) : colour;
    }

    public void setColour(String colour) {
        this.colour = colour;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
