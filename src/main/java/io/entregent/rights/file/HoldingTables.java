package io.entregent.rights.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.entregent.consent.ConsentEventView;
import io.entregent.inbox.Correspondence;
import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.Cells;
import io.entregent.policy.StoredDecision;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The file as tables for a spreadsheet: CSV in UTF-8 with a byte order mark; no cell is taken for a formula. */
final class HoldingTables {

    private HoldingTables() {
    }

    static byte[] messages(Holding all) {
        return table(List.of("conversation", "channel", "number", "at", "direction", "kind", "text", "status", "error", "template", "file",
                "decision"), all.threads().stream().flatMap(thread -> thread.messages().stream().map(one -> message(thread, one))));
    }

    private static List<Object> message(Correspondence.Thread thread, MessageView one) {
        return Arrays.asList(thread.id(), thread.channel(), thread.number(), one.at(), one.direction(), one.kind(), one.text(),
                one.status(), one.error() == null ? null : one.error().code(), one.template(), PersonFiles.nameOf(one), one.why());
    }

    static byte[] consents(Holding all) {
        return table(List.of("id", "recorded", "claimed", "type", "purpose", "channel", "sender", "method", "wording", "valid_until",
                "evidence", "audit_entry"), all.events().stream().map(HoldingTables::event));
    }

    private static List<Object> event(ConsentEventView one) {
        return Arrays.asList(one.id(), one.at(), one.claimedAt(), one.type().code(), one.purpose(), one.channel(), one.sender(),
                one.method(), one.shown() == null ? one.wording()
                        : one.shown().code() + "/" + one.shown().version() + "/" + one.shown().language(),
                one.validUntil(), one.evidence(), one.entry());
    }

    static byte[] decisions(Holding all) {
        return table(List.of("id", "at", "allowed", "code", "version", "facts", "consent"), all.decisions().stream()
                .map(HoldingTables::decision));
    }

    private static List<Object> decision(StoredDecision one) {
        return Arrays.asList(one.id(), one.at(), one.decision().allowed(), one.decision().code(), one.decision().version(),
                one.decision().facts(), one.decision().consent());
    }

    static byte[] person(Holding all) {
        return table(List.of("field", "value"), Stream.of(List.of("name", text(all.contact().name())),
                List.of("phone", text(all.contact().phone())), List.of("user_id", text(all.contact().userId())),
                List.of("username", text(all.contact().username())), List.of("since", text(all.contact().since())),
                List.of("not_written_to", text(all.suppressed()))));
    }

    private static byte[] table(List<String> head, Stream<? extends List<?>> rows) {
        StringWriter text = new StringWriter().append(Cells.BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(head);
            // A phone begins with a plus sign and is no formula.
            rows.forEach(row -> csv.writeRecord(row.stream().map(cell -> text(cell).matches("\\+\\d+") ? text(cell)
                    : Cells.harmless(text(cell))).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
