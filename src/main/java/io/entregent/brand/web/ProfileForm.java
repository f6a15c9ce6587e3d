package io.entregent.brand.web;

import io.entregent.brand.SenderProfile;
import io.entregent.channel.ChannelAccount;
import java.util.List;
import java.util.stream.Stream;

/** The fields of a business profile, as somebody fills them in. */
public class ProfileForm {

    private String about = "";
    private String address = "";
    private String description = "";
    private String email = "";
    private String website = "";
    private String website2 = "";
    private String vertical = "OTHER";
    private boolean picture;

    ProfileForm() {
    }

    ProfileForm(SenderProfile known) {
        about = known.about();
        address = known.address();
        description = known.description();
        email = known.email();
        website = known.websites().isEmpty() ? "" : known.websites().get(0);
        website2 = known.websites().size() < 2 ? "" : known.websites().get(1);
        vertical = known.vertical();
    }

    SenderProfile profile(ChannelAccount account) {
        List<String> websites = Stream.of(website, website2).filter(one -> !one.isEmpty()).toList();
        return new SenderProfile(account.id(), account.displayName(), about, address, description, email, websites, vertical, null, null, null);
    }

    private static String clean(String text) {
        return text == null ? "" : text.strip();
    }

    public String getAbout() {
        return about;
    }

    public void setAbout(String about) {
        this.about = clean(about);
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = clean(address);
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = clean(description);
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = clean(email);
    }

    public String getWebsite() {
        return website;
    }

    public void setWebsite(String website) {
        this.website = clean(website);
    }

    public String getWebsite2() {
        return website2;
    }

    public void setWebsite2(String website2) {
        this.website2 = clean(website2);
    }

    public String getVertical() {
        return vertical;
    }

    public void setVertical(String vertical) {
        this.vertical = clean(vertical);
    }

    public boolean isPicture() {
        return picture;
    }

    public void setPicture(boolean picture) {
        this.picture = picture;
    }
}
