package io.entregent.template.platform;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.channel.TemplateDesk;
import io.entregent.kernel.Rejected;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;

/**
 * What people do with a template at the platform besides sending new words. Over the network, so never inside a
 * transaction; what became of it is read from the platform afterwards.
 */
@ApplicationScoped
public class Upkeep {

    private static final Set<String> ARCHIVABLE = Set.of("APPROVED", "REJECTED");
    private static final Set<String> NOT_DELETABLE = Set.of("DISABLED", "DELETED", "PENDING_DELETION");

    private interface Act {
        TemplateDesk.Receipt at(TemplateDesk desk, ChannelAccount account, TemplateView held);
    }

    @Inject
    private Templates templates;

    @Inject
    private Syncs syncs;

    @Inject
    private Comparison comparison;

    @Inject
    private Channels channels;

    @Inject
    private Access access;

    public static boolean isPaused(TemplateView held) {
        return held.status().equals("PAUSED");
    }

    public static boolean isArchivable(TemplateView held) {
        return ARCHIVABLE.contains(held.status());
    }

    public static boolean isArchived(TemplateView held) {
        return held.status().equals("ARCHIVED");
    }

    public static boolean isDeletable(TemplateView held) {
        return !NOT_DELETABLE.contains(held.status());
    }

    /**
     * Ends the pause of one language: for a pause by pacing, which does not end by itself.
     *
     * @throws Rejected upkeep.state, upkeep.refused (the platform's words), upkeep.unreachable
     */
    public void unpause(UUID row) {
        act(row, "template.unpaused", isPaused(held(row)), (desk, account, held) -> desk.unpause(account, held.health().providerId()));
    }

    /** Puts one language away; the platform deletes it after 28 days. Refuses as {@link #unpause}. */
    public void archive(UUID row) {
        act(row, "template.archived", isArchivable(held(row)), (desk, account, held) -> desk.archive(account, held.health().providerId()));
    }

    /** Takes it back. Refuses as {@link #unpause}. */
    public void unarchive(UUID row) {
        act(row, "template.unarchived", isArchived(held(row)), (desk, account, held) -> desk.unarchive(account, held.health().providerId()));
    }

    /** Deletes all languages of a name, for good: if it was live, the name rests 30 days. Refuses as {@link #unpause}. */
    public void delete(UUID row) {
        act(row, "template.deleted", isDeletable(held(row)), (desk, account, held) -> desk.delete(account, held.name()));
    }

    private TemplateView held(UUID row) {
        access.require(Permission.TEMPLATE_WRITE);
        return templates.view(row);
    }

    private void act(UUID row, String type, boolean fits, Act act) {
        if (!fits) {
            throw Rejected.conflict("upkeep.state");
        }
        if (held(row).health().providerId() == null) {
            // It was known before the platform was first asked, and so without its id there.
            syncs.run();
        }
        TemplateView held = held(row);
        ChannelAccount account = channels.accounts().stream().findFirst().orElseThrow(() -> Rejected.conflict("account.none"));
        TemplateDesk desk = syncs.desk(account).orElseThrow(() -> Rejected.conflict("account.none"));
        TemplateDesk.Receipt receipt = act.at(desk, account, held);
        comparison.did(type, held, receipt.error());
        if (!receipt.isTaken()) {
            throw receipt.again() ? new Rejected(Rejected.Kind.UNAVAILABLE, "upkeep.unreachable")
                    : Rejected.conflict("upkeep.refused", receipt.error().title() == null ? receipt.error().code() : receipt.error().title());
        }
        syncs.run();
    }
}
