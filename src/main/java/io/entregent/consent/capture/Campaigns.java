package io.entregent.consent.capture;

import io.entregent.access.Access;
import io.entregent.access.Actor;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.Channels;
import io.entregent.consent.wording.WordingView;
import io.entregent.consent.wording.Wordings;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The opt-in pages of the current tenant. */
@ApplicationScoped
@Transactional
public class Campaigns {

    private static final String ORIGIN = "https?://[a-z0-9-]+(\\.[a-z0-9-]+)*(:[0-9]{1,5})?";
    private static final int MOST_SITES = 20;

    @Inject
    private CampaignSql sql;

    @Inject
    private Wordings wordings;

    @Inject
    private Channels channels;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /** Newest first. */
    public List<CampaignView> all() {
        access.require(Permission.CONSENT_READ);
        return sql.all();
    }

    /** For the page itself: open pages only. */
    public Optional<CampaignView> open(String slug) {
        return sql.bySlug(slug).filter(CampaignView::open);
    }

    /**
     * Makes a page, or changes the one with this slug.
     *
     * @param wanted its id and time are not looked at
     * @throws Rejected campaign.slug, campaign.name, wording.unpublished, campaign.confirmation, campaign.age, campaign.embed
     */
    public CampaignView put(CampaignView wanted) {
        if (Actor.current().kind() != Actor.Kind.SYSTEM) {
            access.require(Permission.CONSENT_MANAGE);
        }
        check(wanted);
        WordingView words = wordings.published(wanted.wording()).orElseThrow(() -> Rejected.conflict("wording.unpublished"));
        CampaignView before = sql.bySlug(wanted.slug()).orElse(null);
        CampaignView next = new CampaignView(before == null ? Ids.next() : before.id(), wanted.slug(), wanted.name().strip(),
                words.code(), channels.account(wanted.account()).id(), wanted.confirmation(), wanted.age(),
                String.join(" ", origins(wanted)), wanted.open(), before == null ? clock.instant() : before.createdAt());
        if (before != null) {
            sql.change(next);
        } else if (!sql.add(next, Actor.current().id())) {
            throw Rejected.conflict("campaign.changedMeanwhile");
        }
        audit.record(AuditEvent.done("consent.campaignWritten", "campaign", next.id()).fact("slug", next.slug())
                .fact("wording", next.wording()).fact("confirmation", next.confirmation()).fact("age", next.age())
                .fact("open", next.open()).fact("embed", next.embed()));
        return next;
    }

    private static void check(CampaignView wanted) {
        if (!wanted.slug().matches("[a-z][a-z0-9-]{0,39}")) {
            throw Rejected.invalid("campaign.slug");
        }
        if (wanted.name().isBlank() || wanted.name().length() > 120) {
            throw Rejected.invalid("campaign.name");
        }
        if (!List.of("whatsapp", "none").contains(wanted.confirmation())) {
            throw Rejected.invalid("campaign.confirmation");
        }
        if (wanted.age() != null && (wanted.age() < 13 || wanted.age() > 21)) {
            throw Rejected.invalid("campaign.age");
        }
        if (origins(wanted).size() > MOST_SITES || !origins(wanted).stream().allMatch(one -> one.matches(ORIGIN))) {
            throw Rejected.invalid("campaign.embed", MOST_SITES);
        }
    }

    /** As a browser writes them, whose own spelling is what it compares with. */
    private static Set<String> origins(CampaignView wanted) {
        return wanted.sites().stream().map(one -> one.toLowerCase(Locale.ROOT).replaceFirst("/$", ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
