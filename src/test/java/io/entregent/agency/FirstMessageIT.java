package io.entregent.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entregent.consent.Consents;
import io.entregent.inbox.ConversationQueries;
import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.Rejected;
import io.entregent.policy.Decisions;
import io.entregent.policy.Restrictions;
import io.entregent.policy.Situation;
import io.entregent.rights.People;
import io.entregent.tenancy.Tenant;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A client writes first: a live template to its own phone, with its own consent. */
class FirstMessageIT extends Beginnings {

    private static final String TOWN = "ville-de-rivage";
    private static final String PHONE = "+33639982001";
    private static final String REASON = "FirstMessageIT";

    @Inject
    private FirstMessage first;

    @Inject
    private Consents consents;

    @Inject
    private ConversationQueries conversations;

    @Inject
    private Restrictions restrictions;

    @Inject
    private Decisions decisions;

    @Inject
    private People people;

    @Test
    void aLiveTemplateGoesToOnesOwnPhoneWithTheConsentRecorded() {
        Tenant tenant = tenancy.bySlug(TOWN).orElseThrow();
        UUID boss = UUID.nameUUIDFromBytes("entregent-demo:admin@ville-de-rivage.example".getBytes(StandardCharsets.UTF_8));
        assertThat(as(tenant, AGENCY, () -> catchThrowableOfType(Rejected.class, () -> first.send(PHONE, true))).code())
                .as("consent is not the agency's").isEqualTo("permission.denied");
        assertThat(as(tenant, boss, () -> catchThrowableOfType(Rejected.class, () -> first.send(PHONE, false))).code()).isEqualTo("onboarding.first.mine");

        MessageView message = as(tenant, boss, () -> first.send(PHONE, true));

        assertThat(message.template()).isEqualTo(as(tenant, boss, () -> first.template()).orElseThrow());
        UUID contact = as(tenant, boss, () -> conversations.view(message.conversation())).contact().id();
        assertThat(as(tenant, boss, () -> consents.history(contact))).anySatisfy(one -> {
            assertThat(one.type().code()).isEqualTo("given");
            assertThat(one.method()).isEqualTo("form");
        });
    }

    @Test
    void whatTheGateRefusesIsOnRecordLikeAnyRefusal() {
        Tenant tenant = tenancy.bySlug(TOWN).orElseThrow();
        UUID boss = UUID.nameUUIDFromBytes("entregent-demo:admin@ville-de-rivage.example".getBytes(StandardCharsets.UTF_8));
        UUID account = people.account(TOWN);
        people.in(TOWN, () -> {
            restrictions.impose(account, Situation.Reach.ALL, REASON, clock.instant(), null);
            return null;
        });
        try {
            Rejected refused = as(tenant, boss, () -> catchThrowableOfType(Rejected.class, () -> first.send(PHONE, true)));

            assertThat(refused.code()).isEqualTo("account.restricted");
            UUID decision = UUID.fromString(refused.details().get("decision").toString());
            assertThat(as(tenant, boss, () -> decisions.of(decision)).decision().code()).isEqualTo("account.restricted");
        } finally {
            people.in(TOWN, () -> {
                restrictions.lift(account, REASON, clock.instant());
                return null;
            });
        }
    }
}
