package io.entregent.demo;

import io.entregent.access.Members;
import io.entregent.access.Role;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.Channels;
import io.entregent.consent.capture.CampaignView;
import io.entregent.consent.capture.Campaigns;
import io.entregent.consent.wording.NoticeView;
import io.entregent.consent.wording.WordingView;
import io.entregent.consent.wording.Wordings;
import io.entregent.template.KnownTemplate;
import io.entregent.template.Templates;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Writes one demo tenant in one transaction, once. */
@ApplicationScoped
@Transactional
public class DemoTenants {

    @Inject
    private Tenancy tenancy;

    @Inject
    private Members members;

    @Inject
    private Vault vault;

    @Inject
    private Channels channels;

    @Inject
    private DemoSql sql;

    @Inject
    private Templates templates;

    @Inject
    private Wordings wordings;

    @Inject
    private Campaigns campaigns;

    @Inject
    private Audit audit;

    public UUID agencyAndOperator(Script script) {
        sql.oneAtATime();
        Script.Agency agency = script.agency();
        UUID id = tenancy.agency(Script.named("entregent-demo-agency:" + agency.slug()), agency.slug(), agency.name());
        members.addAgencyMember(id, agency.admin().id(), agency.admin().name());
        members.addAgencyMember(id, Script.userId(agency.robot()), agency.name() + " (API)");
        members.addOperator(Script.userId(script.operator()));
        return id;
    }

    public void tenant(UUID id, Script.Brand brand, UUID agency, String robot) {
        sql.oneAtATime();
        if (tenancy.byId(id).isEmpty()) {
            add(id, brand, agency, robot);
        }
        if (channels.accounts().isEmpty()) {
            channels.connect(new Channels.NewAccount("whatsapp", brand.waba(), brand.phoneNumberId(), brand.number(), "demo-token"));
        }
        KnownTemplate.demo().stream().filter(one -> templates.find(one.name(), one.language()).isEmpty())
                .forEach(templates::learn);
        if (wordings.notice().isEmpty()) {
            consents(brand);
        }
    }

    /** Who asks, by which words, and a page on which people can say yes. */
    private void consents(Script.Brand brand) {
        wordings.put(new NoticeView(0, brand.name(), "1 place de la Démonstration, 75000 Paris, France", "contact@" + brand.slug()
                + ".example", "dpo@" + brand.slug() + ".example", "https://" + brand.slug() + ".example/confidentialite", "FR",
                "France", "Meta Platforms Ireland Ltd (WhatsApp)", "CNIL, 3 place de Fontenoy, 75007 Paris", null));
        WordingView draft = wordings.draft(new WordingView("news", 0, "marketing", "Offers of " + brand.name() + " on WhatsApp",
                "Les offres de " + brand.name() + " sur WhatsApp",
                "I agree that " + brand.name() + " sends me offers and news on WhatsApp, at most once a week. I can stop at any"
                        + " time by answering STOP.",
                "J’accepte que " + brand.name() + " m’envoie ses offres et actualités sur WhatsApp, au plus une fois par"
                        + " semaine. Je peux arrêter à tout moment en répondant STOP.", null, null, null, null, null, false));
        wordings.publish(draft.code(), draft.version());
        campaigns.put(new CampaignView(null, "offres", "Offres", draft.code(), channels.accounts().get(0).id(), "whatsapp", 15,
                "", true, null));
    }

    private void add(UUID id, Script.Brand brand, UUID agency, String robot) {
        tenancy.add(new Tenant(id, brand.slug(), brand.name(), brand.vertical(), agency));
        vault.createTenantKey();
        brand.people().forEach(person -> {
            join(person.id(), person.name(), person.role());
            members.learn(person.id(), person.login(), Locale.FRENCH);
        });
        join(Script.userId(robot), "Robot", Role.ROBOT);
    }

    private void join(UUID user, String name, Role role) {
        members.grant(user, name, Set.of(role));
        audit.record(AuditEvent.done("member.joined", "member", user).state(null, role.name()));
    }
}
