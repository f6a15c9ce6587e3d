package io.entregent.demo;

import io.entregent.access.Members;
import io.entregent.access.Role;
import io.entregent.channel.Channels;
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

    public UUID agencyAndOperator(Script script) {
        sql.oneAtATime();
        Script.Agency agency = script.agency();
        UUID id = tenancy.agency(Script.named("entregent-demo-agency:" + agency.slug()), agency.slug(), agency.name());
        members.addAgencyMember(id, agency.admin().id(), agency.admin().name());
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
    }

    private void add(UUID id, Script.Brand brand, UUID agency, String robot) {
        tenancy.add(new Tenant(id, brand.slug(), brand.name(), brand.vertical(), agency));
        vault.createTenantKey();
        brand.people().forEach(person -> {
            members.grant(person.id(), person.name(), Set.of(person.role()));
            members.learn(person.id(), person.login(), Locale.FRENCH);
        });
        members.grant(Script.userId(robot), "Robot", Set.of(Role.ROBOT));
    }
}
