package io.entregent.inbox.web;

import io.entregent.consent.ConsentEventView;
import io.entregent.consent.ledger.ConsentState;
import io.entregent.consent.AgreementView;
import io.entregent.consent.Holds;
import io.entregent.consent.Purposes;
import io.entregent.consent.wording.WordingView;
import io.entregent.consent.wording.Wordings;
import io.entregent.inbox.Inbox;
import io.entregent.consent.Consents;
import io.entregent.contact.Contacts;
import io.entregent.contact.Erasures;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.PartialViewContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** The person behind a conversation: what was agreed, and the right to be forgotten. */
@Named
@RequestScoped
public class PersonPage {

    /** One purpose: agreed, withdrawn, or never asked. */
    public record Agreed(String purpose, String words, String tone) {
    }

    /** A message that may mean "stop". */
    public record Held(UUID id, String when) {
    }

    /** One event of the ledger. */
    public record Event(String words, String when, String method) {
    }

    @Inject
    private ThreadPage thread;

    @Inject
    private Consents consents;

    @Inject
    private Purposes purposes;

    @Inject
    private Holds holds;

    @Inject
    private Wordings wordings;

    @Inject
    private Inbox inbox;

    @Inject
    private Contacts contacts;

    @Inject
    private Erasures erasures;

    @Inject
    private Words words;

    @Inject
    private Times times;

    @Inject
    private Look look;

    @Inject
    private Say say;

    private List<Agreed> agreed;
    private List<Event> events;
    private List<Held> holdings;
    private String wording;

    /** Each reading is an entry of the trail: a page reads once however often it asks, and only what it shows. */
    public List<Agreed> getConsents() {
        if (agreed == null && shown()) {
            agreed = readConsents();
        }
        return agreed;
    }

    private static boolean shown() {
        FacesContext context = FacesContext.getCurrentInstance();
        PartialViewContext part = context.getPartialViewContext();
        return context.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE
                && (!part.isAjaxRequest() || part.getRenderIds().contains("person"));
    }

    private List<Agreed> readConsents() {
        return consents.states(thread.getContact().id()).stream().filter(one -> one.purpose().needsConsent())
                .map(this::agreed).toList();
    }

    private Agreed agreed(AgreementView one) {
        ConsentState state = one.state();
        String tone = state.status() == ConsentState.Status.GIVEN ? "open" : state.status().refused() ? "closed"
                : state.status() == ConsentState.Status.NONE ? "none" : "closing";
        String sentence = state.since() == null ? words.get("consent.state.none")
                : words.of("consent.state." + state.status().code(), times.moment(state.since()));
        return new Agreed(purposes.described(one.purpose().code()).name(words.locale()), sentence, tone);
    }

    public List<Event> getHistory() {
        if (events == null && shown()) {
            events = readHistory();
        }
        return events;
    }

    private List<Event> readHistory() {
        return consents.history(thread.getContact().id()).stream().map(this::event).toList();
    }

    private Event event(ConsentEventView one) {
        return new Event(words.of("consent.event." + one.type().code(), purposes.described(one.purpose()).name(words.locale())),
                times.moment(one.claimedAt() == null ? one.at() : one.claimedAt()),
                words.find("consent.method." + one.method()).orElse(one.method()));
    }

    /** Messages that may mean "stop" and await a decision. */
    public List<Held> getHolds() {
        if (holdings == null && shown()) {
            holdings = holds.open(thread.getContact().id()).stream()
                    .map(one -> new Held(one.id(), times.moment(one.openedAt()))).toList();
        }
        return holdings;
    }

    public List<WordingView> getWordings() {
        return wordings.published();
    }

    public String getWording() {
        return wording;
    }

    public void setWording(String wanted) {
        wording = wanted;
    }

    public void ask() throws IOException {
        act(() -> inbox.askConsent(thread.id(), wording, words.locale().getLanguage()));
    }

    public void stop(UUID hold) throws IOException {
        act(() -> holds.stop(hold));
    }

    public void release(UUID hold) throws IOException {
        act(() -> holds.release(hold));
    }

    public void withdrawAll() throws IOException {
        act(() -> consents.stopByColleague(thread.getContact().id(), thread.getChannel()));
    }

    /** Why the person is not written to, in words; null if nothing stands against it. */
    public String getSuppressed() {
        return contacts.suppressedBecause(thread.getContact().id()).map(because -> words.get("contact.because." + because)).orElse(null);
    }

    /** What WhatsApp asks of every business: who wants to leave the contact list leaves it. */
    public void removeFromList() throws IOException {
        act(() -> inbox.removeFromList(thread.id()));
    }

    private void act(Runnable work) throws IOException {
        try {
            work.run();
            FacesContext.getCurrentInstance().getExternalContext().redirect(look.getHere());
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }

    public void erase() throws IOException {
        try {
            erasures.erase(thread.getContact().id());
            say.done(URI.create(look.getBase() + "/inbox"), "person.erased");
        } catch (Rejected rejected) {
            say.refused(rejected);
        }
    }
}
