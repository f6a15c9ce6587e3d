package io.entregent.channel.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.channel.inlet.Inlet;
import io.entregent.channel.inlet.Inlets;
import io.entregent.kernel.Settings;
import io.entregent.kernel.faces.AsShown;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.ShownRows;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Where other platforms tell who wants to be left alone. */
@Named
@RequestScoped
public class InletsPage {

    /** @param handshake what Meta shows when it comes to know the address; null elsewhere */
    public record Row(UUID id, String channel, String name, String account, String address, String handshake, String since) {
    }

    @Inject
    private Inlets inlets;

    @Inject
    private Access access;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private AsShown shown;

    private final ShownRows<Row> rows = new ShownRows<>(this::all, Row::id);

    private String channel;
    private String account;
    private String name;
    private String audience;
    private String secret;

    public void enter() {
        access.require(Permission.CHANNEL_MANAGE);
    }

    public List<String> getChannels() {
        return Inlets.CHANNELS;
    }

    public List<Row> getRows() {
        return rows.get(shown);
    }

    public String getShown() {
        return rows.keys(shown);
    }

    private List<Row> all() {
        return inlets.all().stream().map(one -> new Row(one.id(), words.get("channel." + one.channel()), one.name(), one.accountId(), address(one),
                one.channel().equals("messenger") || one.channel().equals("instagram") ? inlets.handshake(one.tenant()) : null,
                times.moment(one.connectedAt()))).toList();
    }

    private static String address(Inlet one) {
        return Settings.address("ENTREGENT_PUBLIC_URL") + "/hooks/" + one.channel() + (one.channel().equals("viber") ? "/" + one.id() : "");
    }

    public void connect() {
        say.attempt(() -> {
            inlets.connect(new Inlets.Wanted(channel, account, name, audience, secret));
            account = null;
            name = null;
            audience = null;
            say.done("settings.inlet.connected");
        });
        secret = null;
    }

    public void disconnect(UUID id) {
        say.attempt("settings.inlet.disconnected", () -> inlets.disconnect(id));
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getAudience() {
        return audience;
    }

    public void setAudience(String audience) {
        this.audience = audience;
    }

    /** Never shown again: what was kept is only ever replaced. */
    public String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }
}
