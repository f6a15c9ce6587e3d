package io.entregent.brand;

import io.entregent.channel.ChannelAccount;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The current tenant's brand. */
@ApplicationScoped
class BrandSql {

    @Inject
    private Sql sql;

    Optional<Brand> brand() {
        return sql.first("select colour, logo is not null as logo, changed_at from brand", row -> new Brand(row.getString("colour"),
                row.getBoolean("logo"), Sql.instant(row, "changed_at")));
    }

    Optional<byte[]> logo() {
        return sql.first("select logo from brand where logo is not null", row -> row.getBytes("logo"));
    }

    void colour(String colour, Instant now) {
        sql.update("insert into brand (tenant_id, colour, changed_at) values (?, ?, ?)"
                + " on conflict (tenant_id) do update set colour = excluded.colour, changed_at = excluded.changed_at", Scope.requireTenant(), colour, now);
    }

    void logo(byte[] png, Instant now) {
        sql.update("insert into brand (tenant_id, logo, changed_at) values (?, ?, ?)"
                + " on conflict (tenant_id) do update set logo = excluded.logo, changed_at = excluded.changed_at", Scope.requireTenant(), png, now);
    }

    Optional<SenderProfile> profile(ChannelAccount account) {
        return sql.first("select * from sender_profile where account_id = ?", row -> new SenderProfile(account.id(), account.displayName(),
                row.getString("about"), row.getString("address"), row.getString("description"), row.getString("email"),
                List.of((String[]) row.getArray("websites").getArray()), row.getString("vertical"), row.getString("state"), row.getString("trouble"),
                Sql.instant(row, "synced_at")), account.id());
    }

    boolean wantsPicture(UUID account) {
        return sql.first("select picture from sender_profile where account_id = ?", row -> row.getBoolean(1), account).orElse(false);
    }

    void profile(SenderProfile wanted, String state, boolean picture, Instant now, Instant syncedAt) {
        sql.update("insert into sender_profile (tenant_id, account_id, about, address, description, email, websites, vertical, state, picture, changed_at, synced_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id, account_id) do update set about = excluded.about,"
                        + " address = excluded.address, description = excluded.description, email = excluded.email, websites = excluded.websites,"
                        + " vertical = excluded.vertical, state = excluded.state, picture = excluded.picture, trouble = null, changed_at = excluded.changed_at,"
                        + " synced_at = coalesce(excluded.synced_at, sender_profile.synced_at)",
                Scope.requireTenant(), wanted.account(), wanted.about(), wanted.address(), wanted.description(), wanted.email(),
                wanted.websites().toArray(String[]::new), wanted.vertical(), state, picture, now, syncedAt);
    }

    void synchronised(UUID account, Instant now) {
        sql.update("update sender_profile set state = 'synchronised', trouble = null, picture = false, synced_at = ? where account_id = ?", now, account);
    }

    void refused(UUID account, String trouble) {
        sql.update("update sender_profile set state = 'refused', trouble = ? where account_id = ?", trouble, account);
    }
}
