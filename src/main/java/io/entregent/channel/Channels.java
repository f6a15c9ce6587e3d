package io.entregent.channel;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.inlet.Inlets;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The current tenant's accounts at platforms, and the way out to them. */
@ApplicationScoped
@Transactional
public class Channels {

    private static final String TOKEN = "channel.token";

    @Inject
    private ChannelSql sql;

    @Inject
    private Vault vault;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    @Inject
    @Any
    private Instance<Channel> platforms;

    @Inject
    private Channels self;

    @Inject
    private Inlets inlets;

    /**
     * What somebody brings who connects a number.
     *
     * @param token the platform's bearer token; sealed before it is stored
     */
    public record NewAccount(String channel, String businessId, String accountId, String displayName, String token) {

        @Override
        public String toString() {
            return "NewAccount[" + channel + " " + businessId + " " + accountId + "]";
        }
    }

    /** @throws Rejected {@code channel.unknown} */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Channel named(String channel) {
        return platforms.stream().filter(one -> one.name().equals(channel)).findFirst()
                .orElseThrow(() -> Rejected.invalid("channel.unknown", channel));
    }

    /** @throws Rejected {@code not.found} */
    public ChannelAccount account(UUID id) {
        return sql.account(id).orElseThrow(Rejected::notFound);
    }

    /** Oldest first; the first is where to write from when nothing else tells. */
    public List<ChannelAccount> accounts() {
        return sql.accounts();
    }

    /** Connects a number, or renews its name and token if it is this tenant's already. */
    public ChannelAccount connect(NewAccount wanted) {
        if (Actor.current().kind() != Actor.Kind.SYSTEM) {
            access.require(Permission.CHANNEL_MANAGE);
        }
        if (!sql.claimBusiness(wanted)) {
            throw Rejected.conflict("channel.taken");
        }
        byte[] token = vault.tenantSeal().seal(TOKEN, wanted.token().getBytes(StandardCharsets.UTF_8));
        ChannelAccount account = sql.put(Ids.next(), wanted, token, clock.instant())
                .orElseThrow(() -> Rejected.conflict("channel.taken"));
        audit.record(AuditEvent.done("channel.connected", "channel_account", account.id()));
        return account;
    }

    /** Nothing is sent from or heard by this number from now on; its token is gone. It can be connected again. */
    public void disconnect(UUID account) {
        if (Actor.current().kind() != Actor.Kind.SYSTEM) {
            access.require(Permission.CHANNEL_MANAGE);
        }
        sql.disconnect(account, clock.instant());
        audit.record(AuditEvent.done("channel.disconnected", "channel_account", account));
    }

    /** The tenant is gone: whoever proves to hold these numbers may connect them elsewhere. */
    public void release() {
        accounts().forEach(account -> disconnect(account.id()));
        sql.release(clock.instant());
        inlets.release();
    }

    /** The token of an account of the current tenant, for the connector; goes nowhere else. */
    public String token(UUID account) {
        byte[] sealed = sql.token(account).orElseThrow(Rejected::notFound);
        return new String(vault.tenantSeal().open(TOKEN, sealed), StandardCharsets.UTF_8);
    }

    /** One attempt, over the network: never inside a transaction. */
    @Transactional(Transactional.TxType.NEVER)
    public SendOutcome send(Outbound message) {
        ChannelAccount account = self.account(message.account());
        return named(account.channel()).send(account, message);
    }
}
