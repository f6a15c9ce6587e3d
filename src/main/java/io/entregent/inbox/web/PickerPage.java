package io.entregent.inbox.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.contact.Phones;
import io.entregent.inbox.compose.TemplateChoice;
import io.entregent.inbox.compose.TemplateValue;
import io.entregent.kernel.Zones;
import io.entregent.kernel.faces.Words;
import io.entregent.template.TemplateView;
import io.entregent.template.Templates;
import io.entregent.template.content.TemplateContent;
import io.entregent.template.filling.Slot;
import io.entregent.template.review.Reviews;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The template that an agent chooses, and the form that it asks for. */
@Named
@RequestScoped
public class PickerPage {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What the picture of the phone says by itself. */
    private static final List<String> PHONE_WORDS = List.of("editor.kind.", "editor.button.", "editor.preview.", "editor.carousel", "editor.offer.");

    /** One line of the picker. */
    public record Option(String id, String label) {
    }

    /**
     * One value to be given.
     *
     * @param type  of the input
     * @param hint  how it is written, or empty
     * @param fault why what stands there does not fit, or empty
     */
    public record Field(int index, String name, String type, String label, String value, String sample, String hint, String fault) {
    }

    /** Those of the message, or of one card. @param title empty for the message */
    public record Group(String title, List<Field> fields) {
    }

    @Inject
    private Zones zones;

    @Inject
    private HttpServletRequest request;

    @Inject
    private ThreadPage thread;

    @Inject
    private Templates templates;

    @Inject
    private Reviews reviews;

    @Inject
    private Words words;

    @Inject
    private Clock clock;

    private String template;
    private List<TemplateView> live;
    private TemplateFields fields;
    private Map<String, String> faults = Map.of();

    /** What the page shows depends on what was chosen in it, so the choice is known before its values are taken. */
    @PostConstruct
    void begin() {
        template = request.getParameter("composer:template");
    }

    /** In the person's language first, then in the agent's. */
    private List<TemplateView> live() {
        if (live == null) {
            String mine = words.locale().getLanguage();
            String theirs = Phones.language(thread.view().contact().phone()).orElse(mine);
            live = templates.live().stream().sorted(Comparator
                    .comparing((TemplateView one) -> !one.language().startsWith(theirs))
                    .thenComparing(one -> !one.language().startsWith(mine)).thenComparing(TemplateView::name)).toList();
        }
        return live;
    }

    public List<Option> getOptions() {
        return live().stream().filter(TemplateView::isFillable).map(one -> new Option(one.id().toString(), label(one))).toList();
    }

    /** Live ones that cannot be sent from here, and those that will be live again; each with its reason. */
    public List<String> getUnsendable() {
        Stream<String> kinds = live().stream().filter(one -> !one.isFillable())
                .map(one -> words.of("composer.unsendable", label(one), words.get("composer.unsendable." + one.form().obstacle())));
        Stream<String> judged = templates.all().stream().filter(PickerPage::isJudgedAnew)
                .map(one -> words.of("composer.unsendable", label(one), words.get("composer.unsendable.judged")));
        return Stream.concat(kinds, judged).toList();
    }

    /** The platform keeps one wording of a name and language: while it judges new words, the ones before are gone. */
    private static boolean isJudgedAnew(TemplateView one) {
        return one.isJudged() && one.health().number() != null && one.health().number() > 1;
    }

    private String label(TemplateView one) {
        return words.of("composer.template.option", one.name(), words.tongue(one.language()),
                words.get("template.category." + one.category().toLowerCase(Locale.ROOT)));
    }

    public TemplateView getChosen() {
        return template == null ? null
                : live().stream().filter(one -> one.isFillable() && one.id().toString().equals(template)).findFirst().orElse(null);
    }

    /** What the chosen one asks for, card by card. */
    public List<Group> getGroups() {
        List<Group> groups = new ArrayList<>();
        List<Slot> slots = getChosen().form().slots();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            if (i == 0 || !Objects.equals(slot.card(), slots.get(i - 1).card())) {
                groups.add(new Group(slot.card() == null ? "" : words.of("composer.card", slot.card() + 1), new ArrayList<>()));
            }
            groups.get(groups.size() - 1).fields().add(field(slot, i));
        }
        return groups;
    }

    private Field field(Slot slot, int index) {
        String sample = fields().sample(slot);
        String kind = slot.kind().name().toLowerCase(Locale.ROOT);
        String fault = faults.get(slot.name());
        return new Field(index, slot.name(), slot.kind() == Slot.Kind.EXPIRY ? "datetime-local" : "text", label(slot), value(index),
                sample.isEmpty() ? "" : words.of("composer.variable.sample", sample), hint(kind),
                fault == null ? "" : words.get("template.value." + fault));
    }

    private String hint(String kind) {
        return kind.equals("expiry") ? words.of("composer.hint.expiry", Zones.place(zones.current())) : words.find("composer.hint." + kind).orElse("");
    }

    /** What it stands for, in its author's words where there are any. */
    private String label(Slot slot) {
        String plain = slot.name().substring(slot.name().lastIndexOf('.') + 1);
        String told = fields().meaning(slot);
        if (told != null) {
            return words.of("composer.variable.told", told, plain);
        }
        return words.find("composer.variable." + slot.kind().name().toLowerCase(Locale.ROOT)).orElseGet(() -> words.of("composer.variable", plain));
    }

    private TemplateFields fields() {
        if (fields == null) {
            TemplateView.Health health = getChosen().health();
            fields = TemplateFields.of(getChosen(), health.template() == null ? null : reviews.version(health.template(), health.number()));
        }
        return fields;
    }

    /** What was written for another template does not count for this one. */
    private String value(int index) {
        String[] told = request.getParameterValues("variable");
        boolean here = template != null && template.equals(request.getParameter("filled"));
        return told == null || !here || index >= told.length ? "" : told[index].strip();
    }

    /** With its values; what does not fit is marked in the form. */
    public TemplateChoice choice() {
        TemplateView chosen = getChosen();
        List<TemplateValue> values = new ArrayList<>();
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < chosen.form().slots().size(); i++) {
            Slot slot = chosen.form().slots().get(i);
            String value = slot.kind() == Slot.Kind.EXPIRY ? time(value(i)) : value(i);
            given.put(slot.name(), value);
            values.add(new TemplateValue(slot.name(), value));
        }
        faults = chosen.form().faults(given, clock.instant());
        return new TemplateChoice(chosen.name(), chosen.language(), values);
    }

    public boolean isFaulty() {
        return !faults.isEmpty();
    }

    /** As the browser writes it, in the time of the tenant. */
    private String time(String local) {
        try {
            return LocalDateTime.parse(local).atZone(zones.current()).toInstant().toString();
        } catch (DateTimeException noTime) {
            return local;
        }
    }

    /** Its JSON, for the picture of the phone. */
    public String getContent() {
        return TemplateContent.ofComponents(getChosen().health().components()).json().toString();
    }

    public String getPhoneWords() {
        ObjectNode all = JSON.createObjectNode();
        ResourceBundle bundle = Words.bundle("io.entregent.messages", words.locale());
        bundle.keySet().stream().filter(key -> PHONE_WORDS.stream().anyMatch(key::startsWith)).forEach(key -> all.put(key, bundle.getString(key)));
        return all.toString();
    }

    public void forget() {
        template = null;
    }

    public String getTemplate() {
        return template;
    }

    public void setTemplate(String template) {
        this.template = template;
    }
}
