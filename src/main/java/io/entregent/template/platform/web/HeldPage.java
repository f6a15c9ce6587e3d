package io.entregent.template.platform.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Say;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import io.entregent.template.platform.Upkeep;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** How a template fares at the platform, and what can be done with it there. */
@Named
@RequestScoped
public class HeldPage {

    @Inject
    private Templates templates;

    @Inject
    private Upkeep upkeep;

    @Inject
    private Access access;

    @Inject
    private Say say;

    /** All languages of a name that the platform holds. */
    public List<TemplateView> named(String name) {
        return name.isEmpty() ? List.of() : templates.all().stream().filter(one -> one.name().equals(name))
                .filter(one -> !one.status().equals("DELETED")).toList();
    }

    public boolean isWritable() {
        return access.may(Permission.TEMPLATE_WRITE);
    }

    /** By which the name can be deleted; null if nothing of it can. */
    public TemplateView deletable(List<TemplateView> held) {
        return held.stream().allMatch(Upkeep::isDeletable) && !held.isEmpty() ? held.get(0) : null;
    }

    public boolean isPaused(TemplateView one) {
        return Upkeep.isPaused(one);
    }

    public boolean isArchivable(TemplateView one) {
        return Upkeep.isArchivable(one);
    }

    public boolean isArchived(TemplateView one) {
        return Upkeep.isArchived(one);
    }

    public void unpause(String row) {
        attempt(row, upkeep::unpause, "upkeep.unpaused");
    }

    public void archive(String row) {
        attempt(row, upkeep::archive, "upkeep.archived");
    }

    public void unarchive(String row) {
        attempt(row, upkeep::unarchive, "upkeep.unarchived");
    }

    public void delete(String row) {
        attempt(row, upkeep::delete, "upkeep.deleted");
    }

    private void attempt(String row, Consumer<UUID> act, String done) {
        try {
            act.accept(Ids.parse(row).orElseThrow(Rejected::notFound));
            say.done(done);
        } catch (Rejected refused) {
            say.refused(refused);
        }
    }
}
