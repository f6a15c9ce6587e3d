package io.entregent.rights;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Identity;
import io.entregent.channel.Channels;
import io.entregent.channel.Inbound;
import io.entregent.channel.InboundSink;
import io.entregent.channel.Party;
import io.entregent.contact.Contacts;
import io.entregent.contact.Identities;
import io.entregent.kernel.ThreadBound;
import io.entregent.kernel.db.Scope;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Invented people who write to a demo tenant, and the tenant's own people, for tests in the server. */
@ApplicationScoped
public class People {

    /** Runs work in one transaction. */
    @ApplicationScoped
    @Transactional
    public static class Once {

        public <T> T call(Supplier<T> work) {
            return work.get();
        }
    }

    @Inject
    private Tenancy tenancy;

    @Inject
    private Channels channels;

    @Inject
    private Contacts contacts;

    @Inject
    private Access access;

    @Inject
    private Once once;

    @Inject
    @Any
    private Instance<InboundSink> sinks;

    public static String phone() {
        return "+3363" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    }

    public UUID tenant(String slug) {
        return tenancy.bySlug(slug).map(Tenant::id).orElseThrow();
    }

    /** As the portal itself, in one transaction. */
    public <T> T in(String slug, Supplier<T> work) {
        return Scope.tenant(tenant(slug), null).call(() -> once.call(work));
    }

    /** As one of the tenant's people: agent, marketing, compliance, admin. */
    public <T> T as(String job, String slug, Supplier<T> work) {
        return as(job, slug, null, null, work);
    }

    /** The same just after they proved anew who they are. */
    public <T> T proven(String job, String slug, Supplier<T> work) {
        return as(job, slug, "fresh", Instant.now(), work);
    }

    private <T> T as(String job, String slug, String acr, Instant provenAt, Supplier<T> work) {
        String login = job + "@" + slug + ".example";
        Identity who = new Identity(UUID.nameUUIDFromBytes(("entregent-demo:" + login).getBytes(StandardCharsets.UTF_8)), login, false,
                acr, provenAt);
        Tenant tenant = tenancy.bySlug(slug).orElseThrow();
        return Scope.tenant(tenant.id(), who.userId()).call(() -> {
            Actor actor = access.enter(tenant, who, null, null).orElseThrow();
            try (ThreadBound.Opened acting = actor.act()) {
                return work.get();
            }
        });
    }

    /** The same in one transaction. */
    public <T> T once(String job, String slug, Supplier<T> work) {
        return as(job, slug, () -> once.call(work));
    }

    public UUID account(String slug) {
        return in(slug, () -> channels.accounts().get(0).id());
    }

    public void take(String slug, Inbound inbound) {
        in(slug, () -> {
            sinks.forEach(sink -> sink.accept(inbound));
            return null;
        });
    }

    /** Someone writes. @return the contact */
    public UUID writes(String slug, String phone, String name, String text, Instant at) {
        take(slug, new Inbound.MessageArrived(account(slug), "{}", party(phone, name), "wamid.IT" + UUID.randomUUID(), at, "text", text,
                null, null, null));
        return contact(slug, phone).orElseThrow();
    }

    public static Party party(String phone, String name) {
        return new Party(phone, null, null, null, name);
    }

    public Optional<UUID> contact(String slug, String phone) {
        return in(slug, () -> contacts.find(Identities.phone("whatsapp", phone)));
    }
}
