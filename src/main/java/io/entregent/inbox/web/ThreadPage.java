package io.entregent.inbox.web;

import io.entregent.access.Access;
import io.entregent.access.Member;
import io.entregent.access.Members;
import io.entregent.access.Permission;
import io.entregent.contact.ContactView;
import io.entregent.contact.Phones;
import io.entregent.inbox.ConversationQueries;
import io.entregent.inbox.Inbox;
import io.entregent.inbox.presence.Presence;
import io.entregent.inbox.presence.Presences;
import io.entregent.inbox.read.ConversationState;
import io.entregent.inbox.read.ConversationView;
import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Page;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Look;
import io.entregent.kernel.faces.Routes;
import io.entregent.kernel.faces.Say;
import io.entregent.kernel.faces.Times;
import io.entregent.kernel.faces.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** One conversation: what was said, who has it, and what can be done with it. */
@Named
@RequestScoped
public class ThreadPage {

    /** One who can be given the conversation. */
    public record Colleague(String id, String name) {
    }

    private static final int PAGE = 50;
    private static final int MOST_PAGES = 20;
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    @Inject
    private HttpServletRequest request;

    @Inject
    private ConversationQueries conversations;

    @Inject
    private Inbox inbox;

    @Inject
    private Presences presences;

    @Inject
    private Access access;

    @Inject
    private Members members;

    @Inject
    private Lines lines;

    @Inject
    private Bubbles words;

    @Inject
    private Words sentences;

    @Inject
    private Times times;

    @Inject
    private Say say;

    @Inject
    private GateWords gateWords;

    @Inject
    private Clock clock;

    private ConversationView view;
    private List<Bubble> bubbles;
    private String wantedAssignee;
    private boolean more;

    /** An address that names no conversation of this tenant is answered like any address that does not exist. */
    public void enter() {
        access.require(Permission.INBOX_READ);
        if (isOpen()) {
            view();
            seen();
        }
    }

    public boolean isOpen() {
        return request.getAttribute(Routes.ID) != null;
    }

    public String getId() {
        return isOpen() ? id().toString() : "";
    }

    UUID id() {
        return Ids.parse(String.valueOf(request.getAttribute(Routes.ID))).orElseThrow(Rejected::notFound);
    }

    ConversationView view() {
        if (view == null) {
            view = conversations.view(id());
        }
        return view;
    }

    /** After a change everything is read anew. */
    private void changed() {
        view = null;
        bubbles = null;
    }

    public String getTitle() {
        return view().contact().title();
    }

    /** In groups, as people read it. */
    public String getPhone() {
        return Phones.shown(view().contact().phone());
    }

    public String getInitials() {
        return Look.initials(getTitle());
    }

    public ContactView getContact() {
        return view().contact();
    }

    public String getChannel() {
        return view().channel();
    }

    public String getAccountNumber() {
        return view().accountNumber();
    }

    public String getSince() {
        return sentences.of("person.since", times.moment(view().contact().since()));
    }

    public boolean isClosed() {
        return view().state() == ConversationState.CLOSED;
    }

    public String getStateWords() {
        return view().state() == ConversationState.SNOOZED && view().snoozedUntil() != null
                ? sentences.of("inbox.snoozedUntil", times.moment(view().snoozedUntil())) : lines.state(view().state());
    }

    public String getWindow() {
        return lines.window(view().windowExpiresAt());
    }

    public String getTone() {
        return lines.tone(view().windowExpiresAt());
    }

    public boolean isWindowOpen() {
        return !getTone().equals("closed");
    }

    /** For the browser, whose clock may be wrong: a length and not a time. */
    public long getSecondsLeft() {
        return isWindowOpen() ? Duration.between(clock.instant(), view().windowExpiresAt()).toSeconds() + 1 : 0;
    }

    public int getPages() {
        return InboxPage.pages(request.getParameter("messagePages"), MOST_PAGES);
    }

    public List<Bubble> getBubbles() {
        if (bubbles == null) {
            List<MessageView> found = new ArrayList<>();
            String cursor = null;
            for (int page = 0; page < getPages() && (page == 0 || cursor != null); page++) {
                Page<MessageView> next = conversations.thread(id(), cursor, PAGE);
                found.addAll(next.rows());
                cursor = next.next();
            }
            more = cursor != null && getPages() < MOST_PAGES;
            bubbles = words.of(found, getTitle());
        }
        return bubbles;
    }

    public boolean isMore() {
        getBubbles();
        return more;
    }

    /** Whoever reads it here has read it; the browser says so only while the page is in front. */
    public void seen() {
        boolean inFront = !"false".equals(request.getParameter("inFront"));
        if (inFront && access.may(Permission.INBOX_REPLY) && view().unread() > 0) {
            inbox.markRead(id());
            changed();
        }
    }

    public void here() {
        presences.here(id(), "true".equals(request.getParameter("typing")));
    }

    /** Who else looks at it or writes, in a sentence; or null. */
    public String getOthers() {
        List<Presence> others = presences.others(id());
        if (others.isEmpty()) {
            return null;
        }
        String typing = names(others, true);
        return typing.isEmpty() ? sentences.of("inbox.viewing", names(others, false)) : sentences.of("inbox.typing", typing);
    }

    private static String names(List<Presence> others, boolean typing) {
        return others.stream().filter(one -> one.typing() == typing).map(Presence::name).collect(Collectors.joining(", "));
    }

    public List<Colleague> getColleagues() {
        List<Colleague> all = new ArrayList<>();
        UUID me = access.userId();
        all.add(new Colleague(me.toString(), sentences.of("inbox.me", access.actor().name())));
        for (Member one : members.withPermission(Permission.INBOX_REPLY)) {
            if (!one.userId().equals(me) && (access.may(Permission.INBOX_ASSIGN) || one.userId().equals(view().assignee()))) {
                all.add(new Colleague(one.userId().toString(), one.name()));
            }
        }
        return all;
    }

    public String getAssignee() {
        return view().assignee() == null ? "" : view().assignee().toString();
    }

    public void setAssignee(String user) {
        wantedAssignee = user;
    }

    public void assign() {
        tell("inbox.assigned", () -> inbox.assign(id(), Ids.parse(wantedAssignee).orElse(null)));
    }

    public void close() {
        tell("inbox.closedNow", () -> inbox.close(id()));
    }

    public void reopen() {
        tell("inbox.reopened", () -> inbox.reopen(id()));
    }

    public void snooze(String until) {
        ZonedDateTime now = clock.instant().atZone(times.zone());
        Instant end = switch (until) {
            case "hour" -> clock.instant().plus(Duration.ofHours(1));
            case "tomorrow" -> now.plusDays(1).with(MORNING).toInstant();
            default -> now.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(MORNING).toInstant();
        };
        tell("inbox.snoozedNow", () -> inbox.snooze(id(), end));
    }

    private void tell(String done, Runnable work) {
        try {
            work.run();
            say.done(done);
        } catch (Rejected rejected) {
            gateWords.tell(rejected);
        }
        changed();
    }
}
