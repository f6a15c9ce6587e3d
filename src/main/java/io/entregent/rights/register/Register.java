package io.entregent.rights.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.Audit;
import io.entregent.audit.AuditEvent;
import io.entregent.consent.PurposeView;
import io.entregent.consent.Purposes;
import io.entregent.consent.wording.NoticeView;
import io.entregent.consent.wording.Wordings;
import io.entregent.kernel.Cells;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Zones;
import io.entregent.kernel.faces.Words;
import io.entregent.kernel.paper.Paper;
import io.entregent.rights.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the register from the purposes, the notice and the times that are set: it cannot say anything else than they do. */
@ApplicationScoped
@Transactional
public class Register {

    private static final List<String> COLUMNS = List.of("rights.register.name", "rights.register.purpose", "rights.register.basis",
            "rights.register.people", "rights.register.data", "rights.register.recipients", "rights.register.transfers",
            "rights.register.retention", "rights.register.security");

    @Inject
    private Purposes purposes;

    @Inject
    private Wordings wordings;

    @Inject
    private Retention retention;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Zones zones;

    @Inject
    private Clock clock;

    /** @throws Rejected wording.noticeMissing while the tenant has not said who it is */
    public RegisterSheet sheet(Locale locale) {
        access.require(Permission.CONTACT_ERASE);
        NoticeView notice = wordings.notice().orElseThrow(() -> Rejected.conflict("wording.noticeMissing"));
        String kept = retention.rules().stream().map(rule -> Words.in(locale, "rights.kind." + rule.kind().code()) + " "
                + (rule.months() == null ? Words.in(locale, "retention.noLimit") : Words.in(locale, "retention.inMonths", rule.months())))
                .collect(Collectors.joining(" ; "));
        List<Activity> activities = new ArrayList<>();
        for (PurposeView one : purposes.described()) {
            if (!one.retired()) {
                String consent = one.validityMonths() == null ? "" : Words.in(locale, "rights.register.consentFor", one.validityMonths()) + " ; ";
                activities.add(new Activity(one.purpose().code(), one.name(locale), one.text(locale),
                        Words.in(locale, "consent.basis." + one.legalBasis()), Words.in(locale, "rights.register.peopleText"),
                        one.data(locale), notice.recipients(), Words.in(locale, "rights.register.transfersText", notice.storage()),
                        consent + kept, Words.in(locale, "rights.register.securityText")));
            }
        }
        return new RegisterSheet(clock.instant(), notice.controller(), notice.address(), notice.contact(), notice.dpo(), notice.authority(),
                activities);
    }

    /** @param format csv, json or pdf @throws Rejected not found for any other */
    public byte[] export(String format, Locale locale) {
        RegisterSheet sheet = sheet(locale);
        audit.record(AuditEvent.done("register.exported", "register", format).fact("activities", sheet.activities().size()));
        return switch (format) {
            case "csv" -> csv(sheet, locale);
            case "json" -> json(sheet);
            case "pdf" -> pdf(sheet, locale, zones.current());
            default -> throw Rejected.notFound();
        };
    }

    private static Stream<String> cells(Activity one) {
        return Stream.of(one.name(), one.purpose(), one.basis(), one.people(), one.data(), one.recipients(), one.transfers(), one.retention(),
                one.security());
    }

    private static byte[] csv(RegisterSheet sheet, Locale locale) {
        StringWriter text = new StringWriter().append(Cells.BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS.stream().map(key -> Words.in(locale, key)).toList());
            sheet.activities().forEach(one -> csv.writeRecord(cells(one).map(Cells::harmless).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] json(RegisterSheet sheet) {
        try {
            return new ObjectMapper().registerModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .writerWithDefaultPrettyPrinter().writeValueAsBytes(sheet);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] pdf(RegisterSheet sheet, Locale locale, ZoneId zone) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Paper paper = new Paper(bytes, locale, zone, Words.in(locale, "rights.register"), sheet.controller())) {
            paper.pairs(List.of(pair(locale, "optin.controller", sheet.controller() + ", " + sheet.address()),
                    pair(locale, "optin.contact", sheet.contact()), pair(locale, "consent.notice.dpo", sheet.officer()),
                    pair(locale, "optin.authority", sheet.authority()), pair(locale, "rights.register.at", paper.moment(sheet.at()))));
            for (Activity one : sheet.activities()) {
                List<String> cells = cells(one).toList();
                List<String[]> pairs = new ArrayList<>();
                for (int i = 1; i < cells.size(); i++) {
                    pairs.add(pair(locale, COLUMNS.get(i), cells.get(i)));
                }
                paper.heading(one.name()).pairs(pairs);
            }
        }
        return bytes.toByteArray();
    }

    private static String[] pair(Locale locale, String key, String value) {
        return new String[] {Words.in(locale, key), value};
    }
}
