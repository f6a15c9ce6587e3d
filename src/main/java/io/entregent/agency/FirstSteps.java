package io.entregent.agency;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.channel.Channels;
import io.entregent.channel.Inbound;
import io.entregent.consent.capture.CampaignView;
import io.entregent.consent.capture.Campaigns;
import io.entregent.consent.wording.NoticeView;
import io.entregent.consent.wording.WordingView;
import io.entregent.consent.wording.Wordings;
import io.entregent.inbox.Rehearsal;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.faces.Words;
import io.entregent.template.draft.Drafts;
import io.entregent.template.gallery.Gallery;
import io.entregent.template.gallery.Starter;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a tenant with a number needs to begin work: a test, its rules, its templates, a page to opt in on. Each may be repeated. */
@ApplicationScoped
@Transactional
public class FirstSteps implements Rehearsal {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int CODE = 6;
    private static final Pattern TRIED = Pattern.compile("\\s*TEST\\s+([A-Za-z0-9]{6})\\s*", Pattern.CASE_INSENSITIVE);
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final String WORDING = "news";
    private static final String PAGE = "news";

    /**
     * What a page on which people opt in has to say besides what the legal step knows (GDPR 13).
     *
     * @param contact   where people reach the controller
     * @param storage   where the data lie
     * @param authority to whom people may complain
     */
    public record Notice(String contact, String storage, String authority) {
    }

    @Inject
    private Onboarding onboarding;

    @Inject
    private OnboardingSql sql;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Drafts drafts;

    @Inject
    private Wordings wordings;

    @Inject
    private Campaigns campaigns;

    @Inject
    private Channels channels;

    @Inject
    private Clock clock;

    /** @return the words to write to the number from any phone; the portal answers them by itself */
    public String testWords() {
        access.require(Permission.CHANNEL_MANAGE);
        String known = sql.row().map(OnboardingSql.Row::testCode).orElse(null);
        if (known == null) {
            onboarding.ensureRow();
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < CODE; i++) {
                code.append(LETTERS.charAt(CHANCE.nextInt(LETTERS.length())));
            }
            sql.testCode(code.toString());
            known = sql.row().orElseThrow().testCode();
        }
        return "TEST " + known;
    }

    @Override
    public Optional<String> answer(Inbound.MessageArrived arrived) {
        Matcher tried = TRIED.matcher(arrived.text() == null ? "" : arrived.text());
        if (!tried.matches() || !sql.tested(tried.group(1).toUpperCase(Locale.ROOT), clock.instant())) {
            return Optional.empty();
        }
        audit.record(AuditEvent.done("channel.tested", "channel_account", arrived.account()).byConsumer());
        String name = onboarding.tenant().name();
        return Optional.of(Words.in(Locale.FRENCH, "onboarding.test.answer", name) + "\n" + Words.in(Locale.ENGLISH, "onboarding.test.answer", name));
    }

    /**
     * Puts the vertical's starters among the drafts, unless they are there.
     *
     * @return how many were added
     */
    public int starters() {
        Tenant tenant = onboarding.tenant();
        int added = 0;
        for (Starter starter : Gallery.forVertical(tenant.vertical())) {
            boolean meant = starter.vertical() == null || starter.vertical() == tenant.vertical();
            if (meant && drafts.byName(starter.document().name()).isEmpty()) {
                drafts.fromGallery(starter.code());
                added++;
            }
        }
        return added;
    }

    /**
     * Makes the first page on which people opt in, with words in both languages and the notice of the legal step.
     *
     * @return its name in addresses
     * @throws Rejected {@code onboarding.legalFirst}, {@code account.none}, what {@link Wordings} and {@link Campaigns} refuse
     */
    public String optInPage(Notice more) {
        access.require(Permission.CONSENT_MANAGE);
        Checklist now = onboarding.gather();
        if (now.controller() == null || now.dpo() == null || now.noticeUrl() == null) {
            throw Rejected.conflict("onboarding.legalFirst");
        }
        if (now.numbers().isEmpty()) {
            throw Rejected.invalid("account.none");
        }
        if (wordings.notice().isEmpty()) {
            String country = sql.row().map(OnboardingSql.Row::country).orElse("FR");
            wordings.put(new NoticeView(0, now.controller(), now.controller(), filled(more.contact()), now.dpo(), now.noticeUrl(), country,
                    filled(more.storage()), "Meta Platforms Ireland Ltd (WhatsApp)", filled(more.authority()), null));
        }
        if (wordings.published(WORDING).isEmpty()) {
            String name = onboarding.tenant().name();
            WordingView draft = wordings.draft(new WordingView(WORDING, 0, "marketing",
                    Words.in(Locale.ENGLISH, "onboarding.optin.title", name), Words.in(Locale.FRENCH, "onboarding.optin.title", name),
                    Words.in(Locale.ENGLISH, "onboarding.optin.body", name), Words.in(Locale.FRENCH, "onboarding.optin.body", name),
                    null, null, null, null, null, false));
            wordings.publish(draft.code(), draft.version());
        }
        if (campaigns.open(PAGE).isEmpty()) {
            campaigns.put(new CampaignView(null, PAGE, onboarding.tenant().name(), WORDING, channels.accounts().get(0).id(), "whatsapp", null,
                    "", true, null));
        }
        return PAGE;
    }

    private static String filled(String text) {
        return text == null ? "" : text.strip();
    }
}
