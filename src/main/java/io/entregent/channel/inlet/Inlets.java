package io.entregent.channel.inlet;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.vault.AddressSeal;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The current tenant's accounts at platforms that only tell about people's wishes. */
@ApplicationScoped
@Transactional
public class Inlets {

    public static final List<String> CHANNELS = List.of("viber", "messenger", "instagram", "rcs", "apple");
    static final String SECRET = "channel.inlet.secret";
    static final String MARK = "channel.inlet.mark";
    private static final String HANDSHAKE = "channel.inlet.handshake";
    private static final int LEAST_SECRET = 8;
    private static final int LONGEST = 300;

    /** @param secret what signs: app secret, token of the bot, client token, or Apple's secret in base64 */
    public record Wanted(String channel, String accountId, String name, String audience, String secret) {

        @Override
        public String toString() {
            return "Wanted[" + channel + " " + accountId + "]";
        }
    }

    @Inject
    private InletSql sql;

    @Inject
    private InletKeys keys;

    @Inject
    private Vault vault;

    @Inject
    private AddressSeal seal;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    public List<Inlet> all() {
        require();
        return sql.all();
    }

    /**
     * Connects an account, or renews its name and secret.
     *
     * @throws Rejected channel.unknown, settings.inlet.account.missing, settings.inlet.secret
     */
    public UUID connect(Wanted given) {
        require();
        Wanted wanted = checked(given);
        boolean introduces = wanted.channel().equals("rcs");
        UUID id = sql.put(Ids.next(), wanted, vault.tenantSeal().seal(SECRET, wanted.secret().getBytes(StandardCharsets.UTF_8)),
                introduces ? seal.seal(MARK, wanted.secret()) : null, clock.instant());
        audit.record(AuditEvent.done("channel.inletConnected", "channel_inlet", id).fact("channel", wanted.channel()));
        keys.forget();
        return id;
    }

    public void disconnect(UUID id) {
        require();
        if (!sql.disconnect(id, clock.instant())) {
            throw Rejected.notFound();
        }
        audit.record(AuditEvent.done("channel.inletDisconnected", "channel_inlet", id));
        keys.forget();
    }

    /** The tenant is gone. */
    public void release() {
        sql.all().forEach(one -> disconnect(one.id()));
    }

    /** What a tenant tells Meta to show in the handshake: ours, if it opens. */
    public String handshake(UUID tenant) {
        return seal.seal(HANDSHAKE, tenant.toString());
    }

    boolean isHandshake(String token) {
        return token != null && seal.open(HANDSHAKE, token).isPresent();
    }

    private void require() {
        if (Actor.current().kind() != Actor.Kind.SYSTEM) {
            access.require(Permission.CHANNEL_MANAGE);
        }
    }

    private static Wanted checked(Wanted given) {
        if (!CHANNELS.contains(given.channel())) {
            throw Rejected.invalid("channel.unknown", String.valueOf(given.channel()));
        }
        String account = stripped(given.accountId());
        boolean apple = given.channel().equals("apple");
        if (!account.matches("[\\x21-\\x7e]{1," + LONGEST + "}") || apple && !stripped(given.audience()).matches("[\\x21-\\x7e]{1," + LONGEST + "}")) {
            throw Rejected.invalid("settings.inlet.account.missing");
        }
        String secret = stripped(given.secret());
        if (secret.length() < LEAST_SECRET || secret.length() > LONGEST || apple && !isBase64(secret)) {
            throw Rejected.invalid("settings.inlet.secret", LEAST_SECRET);
        }
        String name = stripped(given.name());
        return new Wanted(given.channel(), account, name.isEmpty() ? account : name.substring(0, Math.min(name.length(), LONGEST)),
                apple ? stripped(given.audience()) : null, secret);
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length >= LEAST_SECRET;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    private static String stripped(String text) {
        return text == null ? "" : text.strip();
    }
}
