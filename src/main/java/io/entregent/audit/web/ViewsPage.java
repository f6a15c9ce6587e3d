package io.entregent.audit.web;

import io.entregent.audit.office.SavedView;
import io.entregent.audit.office.SavedViews;
import io.entregent.kernel.faces.AsShown;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.ShownRows;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** The searches that are kept, above the search. */
@Named
@RequestScoped
public class ViewsPage {

    @Inject
    private SavedViews views;

    @Inject
    private AuditQuery query;

    @Inject
    private Look look;

    @Inject
    private Say say;

    @Inject
    private AsShown shown;

    private final ShownRows<SavedView> rows = new ShownRows<>(() -> views.all(), SavedView::id);

    private String name;
    private boolean shared;
    private String removedName;
    private String removedQuery = "";
    private boolean removedShared;

    public List<SavedView> getAll() {
        return rows.get(shown);
    }

    public String getShown() {
        return rows.keys(shown);
    }

    public String address(SavedView one) {
        return look.getBase() + "/audit" + (one.query().isEmpty() ? "" : "?" + one.query());
    }

    public boolean current(SavedView one) {
        return one.query().equals(query.query());
    }

    public void save() {
        say.attempt(() -> {
            views.save(name, query.query(), shared);
            say.done("audit.view.saved", name.strip());
            name = null;
            shared = false;
        });
    }

    public void remove(UUID id) {
        say.attempt(() -> {
            SavedView removed = views.remove(id);
            removedName = removed.name();
            removedQuery = removed.query();
            removedShared = removed.shared();
            say.done("audit.view.removed", removedName);
        });
    }

    /** Under the same name, with the same search, for the same readers. */
    public void putBack() {
        say.attempt(() -> {
            views.save(removedName, removedQuery, removedShared);
            say.done("audit.view.saved", removedName);
            removedName = null;
        });
    }

    /** Of the view that was just removed; null if none was. */
    public String getRemovedName() {
        return removedName;
    }

    public void setRemovedName(String removedName) {
        this.removedName = removedName;
    }

    public String getRemovedQuery() {
        return removedQuery;
    }

    public void setRemovedQuery(String removedQuery) {
        this.removedQuery = removedQuery;
    }

    public boolean isRemovedShared() {
        return removedShared;
    }

    public void setRemovedShared(boolean removedShared) {
        this.removedShared = removedShared;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public boolean isShared() {
        return shared;
    }

    public void setShared(boolean shared) {
        this.shared = shared;
    }
}
