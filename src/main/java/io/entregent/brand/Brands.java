package io.entregent.brand;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.notice.Letterhead;
import io.entregent.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The current tenant's brand, and the profiles of its numbers. */
@ApplicationScoped
@Transactional
public class Brands implements Letterhead {

    static final String QUEUE = "profile";
    private static final String WHATSAPP = "whatsapp";

    @Inject
    private BrandSql sql;

    @Inject
    private Channels channels;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Tickets tickets;

    @Inject
    private Clock clock;

    /** Asked for with every page; for everybody who sees one. */
    public Optional<Brand> brand() {
        return sql.brand();
    }

    public Optional<byte[]> logo() {
        return sql.logo();
    }

    @Override
    public Optional<Head> head() {
        return sql.brand().map(one -> new Head(tenancy.byId(Scope.requireTenant()).orElseThrow().name(), one.colour(), sql.logo().orElse(null)));
    }

    /**
     * @param text {@code #rrggbb}, or empty for the house's own colour
     * @throws Rejected {@code brand.colour.invalid}; {@code brand.colour.contrast} with its contrast and the nearest
     *         shade that can be read
     */
    public void colour(String text) {
        access.require(Permission.CHANNEL_MANAGE);
        String kept = null;
        if (text != null && !text.isBlank()) {
            Colour colour = Colour.parse(text);
            if (!colour.canBeRead()) {
                // Rounded down: 4.49 must not read as 4.5.
                throw Rejected.invalid("brand.colour.contrast", Math.floor(colour.contrast() * 10) / 10, Colour.LEAST, colour.readable().text());
            }
            kept = colour.text();
        }
        sql.colour(kept, clock.instant());
        audit.record(AuditEvent.done("brand.colourChanged", "tenant", Scope.requireTenant()).state(null, kept));
    }

    /** @throws Rejected as {@link Logo} */
    public void logo(byte[] file) {
        access.require(Permission.CHANNEL_MANAGE);
        sql.logo(Logo.repainted(file), clock.instant());
        audit.record(AuditEvent.done("brand.logoChanged", "tenant", Scope.requireTenant()));
    }

    public void removeLogo() {
        access.require(Permission.CHANNEL_MANAGE);
        sql.logo((byte[]) null, clock.instant());
        audit.record(AuditEvent.done("brand.logoRemoved", "tenant", Scope.requireTenant()));
    }

    /** The numbers that can have a profile. */
    public List<ChannelAccount> accounts() {
        access.require(Permission.CHANNEL_MANAGE);
        return channels.accounts().stream().filter(one -> one.channel().equals(WHATSAPP)).toList();
    }

    public Optional<SenderProfile> profile(ChannelAccount account) {
        access.require(Permission.CHANNEL_MANAGE);
        return sql.profile(account);
    }

    /**
     * Keeps a profile; WhatsApp is told after the commit.
     *
     * @param picture whether the logo goes with it
     * @throws Rejected as {@link SenderProfile}; {@code brand.profile.noLogo}
     */
    public void change(SenderProfile wanted, boolean picture) {
        access.require(Permission.CHANNEL_MANAGE);
        channels.account(wanted.account());
        wanted.check();
        if (picture && sql.logo().isEmpty()) {
            throw Rejected.invalid("brand.profile.noLogo");
        }
        sql.profile(wanted, "waiting", picture, clock.instant(), null);
        audit.record(AuditEvent.done("brand.profileChanged", "channel_account", wanted.account()));
        tickets.add(QUEUE, wanted.account().toString(), wanted.account().toString());
    }

    /** What WhatsApp has counts from now on here too. */
    public void adopt(SenderProfile remote) {
        access.require(Permission.CHANNEL_MANAGE);
        sql.profile(remote, "synchronised", false, clock.instant(), clock.instant());
        audit.record(AuditEvent.done("brand.profileAdopted", "channel_account", remote.account()));
    }

    public Optional<SenderProfile> waiting(ChannelAccount account) {
        return sql.profile(account).filter(one -> !one.state().equals("synchronised"));
    }

    /** The logo, if it is to go with the profile. */
    public Optional<byte[]> picture(UUID account) {
        return sql.wantsPicture(account) ? sql.logo() : Optional.empty();
    }

    /** @param trouble what WhatsApp refused, or null */
    public void told(Ticket ticket, UUID account, String trouble) {
        if (!tickets.done(ticket)) {
            return;
        }
        if (trouble == null) {
            sql.synchronised(account, clock.instant());
        } else {
            sql.refused(account, trouble);
        }
    }

    public void gone(Ticket ticket) {
        tickets.done(ticket);
    }
}
