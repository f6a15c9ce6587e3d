package io.entregent.rights.file;

import io.entregent.consent.ConsentEventView;
import io.entregent.consent.PurposeView;
import io.entregent.inbox.Correspondence;
import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.Zones;
import io.entregent.kernel.faces.Words;
import io.entregent.kernel.paper.Paper;
import java.io.ByteArrayOutputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The file for the person to read. */
final class HoldingPaper {

    private static final float[] MESSAGE_COLUMNS = {2.1f, 1.6f, 6};
    private static final float[] EVENT_COLUMNS = {2.1f, 3.4f, 2.4f, 2.1f};

    private final Holding all;
    private final Locale locale;
    private final ZoneId zone;
    private final Map<String, PurposeView> purposes;

    HoldingPaper(Holding all, Locale locale, ZoneId zone, List<PurposeView> purposes) {
        this.all = all;
        this.locale = locale;
        this.zone = zone;
        this.purposes = purposes.stream().collect(Collectors.toMap(one -> one.purpose().code(), one -> one));
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Paper paper = new Paper(bytes, locale, zone, in("rights.paper.title"), in("rights.paper.foot", all.tenant()))) {
            paper.paragraph(in("rights.paper.lead", all.tenant(), paper.moment(all.at()), Zones.place(zone)));
            person(paper);
            consents(paper);
            all.threads().forEach(thread -> thread(paper, thread));
            decisions(paper);
            paper.heading(in("rights.paper.rights")).paragraph(in("rights.paper.rightsText", all.tenant(), all.officer()));
        }
        return bytes.toByteArray();
    }

    private void person(Paper paper) {
        List<String[]> pairs = new ArrayList<>();
        pairs.add(pair("rights.paper.controller", all.controller()));
        pairs.add(pair("preferences.name", all.contact().name()));
        pairs.add(pair("preferences.phone", all.contact().phone()));
        pairs.add(pair("person.userId", all.contact().userId()));
        pairs.add(pair("person.username", all.contact().username()));
        pairs.add(pair("preferences.since", paper.moment(all.contact().since())));
        pairs.add(pair("rights.paper.suppressed", all.suppressed() == null ? null : in("contact.because." + all.suppressed())));
        pairs.add(pair("rights.paper.kept", all.keptUntil() == null ? null : paper.moment(all.keptUntil())));
        paper.heading(in("rights.paper.person")).pairs(pairs);
    }

    private void consents(Paper paper) {
        paper.heading(in("rights.paper.consents"));
        if (all.events().isEmpty()) {
            paper.paragraph(in("rights.paper.noConsents"));
            return;
        }
        paper.table(EVENT_COLUMNS, List.of(in("audit.when"), in("rights.paper.what"), in("consent.method"), in("consent.wording")),
                all.events().stream().map(one -> List.of(paper.moment(one.at()), in("consent.event." + one.type().code(), purpose(one)),
                        Words.findIn(locale, "consent.method." + one.method()).orElse(one.method()), words(one))).toList());
    }

    private static String words(ConsentEventView one) {
        return one.shown() != null ? one.shown().code() + " " + one.shown().version() + " (" + one.shown().language() + ")"
                : one.wording() == null ? "" : one.wording();
    }

    private void thread(Paper paper, Correspondence.Thread thread) {
        paper.heading(in("rights.paper.messages", thread.number()));
        paper.table(MESSAGE_COLUMNS, List.of(in("audit.when"), in("rights.paper.who"), in("rights.paper.what")), thread.messages().stream()
                .map(one -> List.of(paper.moment(one.at()), who(one), said(one))).toList());
    }

    private String who(MessageView one) {
        return switch (one.direction()) {
            case "in" -> in("rights.paper.you");
            case "note" -> in("rights.paper.note");
            default -> all.tenant();
        };
    }

    private String said(MessageView one) {
        String text = one.deleted() ? in("rights.paper.takenBack") : one.text() == null ? "" : one.text();
        if (one.file() != null) {
            String name = one.file().fileName() == null ? one.file().mimeType() : one.file().fileName();
            text = (text.isEmpty() ? "" : text + "\n") + in("rights.paper.file", name);
        }
        return one.error() == null ? text : text + "\n" + in("rights.paper.notSent", one.error().code());
    }

    private void decisions(Paper paper) {
        long refused = all.decisions().stream().filter(one -> !one.decision().allowed()).count();
        paper.heading(in("rights.paper.decisions")).paragraph(in("rights.paper.decisionsText", all.decisions().size(), refused));
    }

    private String purpose(ConsentEventView one) {
        PurposeView known = purposes.get(one.purpose());
        return known == null ? one.purpose() : known.name(locale);
    }

    private String[] pair(String key, String value) {
        return new String[] {in(key), value};
    }

    private String in(String key, Object... arguments) {
        return Words.in(locale, key, arguments);
    }
}
