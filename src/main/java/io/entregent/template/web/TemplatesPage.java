package io.entregent.template.web;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Routes;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import io.entregent.template.content.Body;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.content.TemplateDocument;
import io.entregent.template.content.Variables;
import io.entregent.template.draft.Drafts;
import io.entregent.template.gallery.Gallery;
import io.entregent.template.lint.Volume;
import io.entregent.template.platform.SyncView;
import io.entregent.template.platform.Syncs;
import io.entregent.tenancy.Tenancy;
import io.entregent.tenancy.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All templates under one another; what is looked for is in the address. */
@Named
@RequestScoped
public class TemplatesPage {

    private static final int ON_A_PAGE = 100;

    /** One choice of a filter. */
    public record Choice(String code, String words) {
    }

    /** A starter as the gallery shows it. */
    public record Model(String code, String title, String category, String vertical, List<String> languages, String text) {
    }

    /** One cell of the matrix: a state, or nothing. */
    public record Cell(String language, String words, String tone) {
    }

    /** One line of the matrix. */
    public record Line(Shelf.Row row, List<Cell> cells) {
    }

    @Inject
    private HttpServletRequest request;

    @Inject
    private Shelf shelf;

    @Inject
    private Drafts drafts;

    @Inject
    private EditorPage editor;

    @Inject
    private Access access;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Syncs syncs;

    @Inject
    private Times times;

    @Inject
    private Words words;

    @Inject
    private Look look;

    @Inject
    private Say say;

    private List<Shelf.Row> all;
    private List<Shelf.Row> rows;
    private Volume volume;

    public void enter() {
        access.require(Permission.TEMPLATE_READ);
        if (isEditing()) {
            editor.enter();
        }
    }

    /** An address with an id is a template; without one it is the list. */
    public boolean isEditing() {
        return request.getAttribute(Routes.ID) != null;
    }

    public boolean isWriter() {
        return access.may(Permission.TEMPLATE_WRITE);
    }

    private String told(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    public String getQ() {
        return told("q");
    }

    public String getMeta() {
        return told("meta");
    }

    public String getInternal() {
        return told("internal");
    }

    public String getLanguage() {
        return told("lang");
    }

    public String getCategory() {
        return told("category");
    }

    public boolean isFiltered() {
        return Stream.of(getQ(), getMeta(), getInternal(), getLanguage(), getCategory()).anyMatch(one -> !one.isEmpty());
    }

    private List<Shelf.Row> all() {
        if (all == null) {
            all = shelf.rows();
        }
        return all;
    }

    /** All that fit the filters. */
    public List<Shelf.Row> getRows() {
        if (rows == null) {
            rows = fitting();
        }
        return rows;
    }

    /** Those of this page. */
    public List<Shelf.Row> getShown() {
        return getRows().subList((getPage() - 1) * ON_A_PAGE, Math.min(getPage() * ON_A_PAGE, getRows().size()));
    }

    /** From 1. */
    public int getPage() {
        String page = told("page");
        return Math.max(1, Math.min(page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 1, getPages()));
    }

    public int getPages() {
        return (getRows().size() + ON_A_PAGE - 1) / ON_A_PAGE;
    }

    public String getRange() {
        return words.of("templates.range", (getPage() - 1) * ON_A_PAGE + 1, Math.min(getPage() * ON_A_PAGE, getRows().size()), getRows().size());
    }

    /** With the same filters. */
    public String address(int page) {
        return look.getPath() + "?page=" + page + Stream.of("q", "internal", "meta", "lang", "category").filter(name -> !told(name).isEmpty())
                .map(name -> "&" + name + "=" + URLEncoder.encode(told(name), StandardCharsets.UTF_8)).collect(Collectors.joining());
    }

    private List<Shelf.Row> fitting() {
        String q = getQ().toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(one -> q.isEmpty() || one.name().contains(q) || one.text().toLowerCase(Locale.ROOT).contains(q))
                .filter(one -> getMeta().isEmpty() || one.metaCode().equals(getMeta()))
                .filter(one -> getInternal().isEmpty() || one.internalCode().equals(getInternal()))
                .filter(one -> getCategory().isEmpty() || one.categoryCode().equals(getCategory()))
                .filter(one -> getLanguage().isEmpty() || one.languages().stream().anyMatch(chip -> chip.language().equals(getLanguage())))
                .toList();
    }

    public boolean isBare() {
        return all().isEmpty();
    }

    public List<String> getLanguages() {
        Set<String> languages = new TreeSet<>();
        all().forEach(one -> one.languages().forEach(chip -> languages.add(chip.language())));
        return List.copyOf(languages);
    }

    public List<String> getMetaStates() {
        return List.of("none", "live", "waiting", "stopped");
    }

    public List<Choice> getInternalStates() {
        return all().stream().map(Shelf.Row::internalCode).distinct().sorted().map(code -> new Choice(code,
                words.get((code.equals(code.toLowerCase(Locale.ROOT)) ? "templates.internal." : "template.version.state.") + code))).toList();
    }

    /** When the platform was last asked; null if never. */
    public String getSynced() {
        return syncs.last().map(one -> times.moment(one.at())).orElse(null);
    }

    /** Accounts that could not be asked then. */
    public List<String> getSyncFailures() {
        return syncs.last().map(one -> one.failures().stream()
                .map(failure -> words.of("templates.sync.failure", failure.account(), failure.code())).toList()).orElse(List.of());
    }

    public void sync() {
        try {
            SyncView done = syncs.now();
            all = null;
            rows = null;
            say.done("templates.sync.done", done.seen(), done.changed());
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    /** How full the account is, where there is room for little more; else null. */
    public String getVolume() {
        volume = volume == null ? drafts.volume() : volume;
        return volume.isNear() ? words.of(volume.verified() == null ? "templates.volume.unsure" : "templates.volume", volume.held(), volume.most()) : null;
    }

    public List<String> getCategories() {
        return List.of("UTILITY", "MARKETING", "AUTHENTICATION");
    }

    public List<Line> getMatrix() {
        return getShown().stream().map(row -> new Line(row, getLanguages().stream().map(language -> row.languages().stream()
                .filter(chip -> chip.language().equals(language)).findFirst()
                .map(chip -> new Cell(language, chip.words(), chip.tone())).orElse(new Cell(language, "", ""))).toList())).toList();
    }

    public List<Model> getGallery() {
        Tenant tenant = tenancy.byId(Scope.requireTenant()).orElseThrow(Rejected::notFound);
        String mine = words.locale().getLanguage();
        return Gallery.forVertical(tenant.vertical()).stream().map(one -> new Model(one.code(), words.get("gallery." + one.code()),
                words.get("template.category." + one.document().category().toLowerCase(Locale.ROOT)),
                one.vertical() == null ? words.get("gallery.any") : words.get("vertical." + one.vertical().name().toLowerCase(Locale.ROOT)),
                List.copyOf(one.document().languages().keySet()), filled(one.document().in(mine)))).toList();
    }

    /** The body with its samples, as somebody would read it; empty where the platform writes it. */
    private static String filled(TemplateContent content) {
        return content.part(Body.class).map(body -> Variables.PLACE.matcher(body.text()).replaceAll(place ->
                Matcher.quoteReplacement(body.samples().getOrDefault(place.group(1), place.group())))).orElse("");
    }

    /** Begins an empty template in the reader's language. */
    public void begin() throws IOException {
        String empty = "{\"name\":\"\",\"category\":\"UTILITY\",\"languages\":{\"" + words.locale().getLanguage()
                + "\":{\"components\":[{\"type\":\"BODY\",\"text\":\"\"}]}}}";
        go(() -> drafts.create(TemplateDocument.parse(empty)));
    }

    public void use(String starter) throws IOException {
        go(() -> drafts.fromGallery(starter));
    }

    /** Opens what the platform holds under a name. */
    public void open(String name) throws IOException {
        go(() -> drafts.fromExisting(name));
    }

    private void go(Supplier<UUID> begin) throws IOException {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(look.getBase() + "/templates/" + begin.get());
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }
}
