package io.entregent.audit.office;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.entregent.audit.AuditRow;
import io.entregent.kernel.Cells;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Entries as rows of a CSV file or as objects of a JSON array; names and addresses only if they were asked for. */
abstract class Sheet implements AutoCloseable {

    abstract void add(Map<String, Object> cells) throws IOException;

    @Override
    public abstract void close() throws IOException;

    static Sheet of(String format, OutputStream out, boolean named) throws IOException {
        return format.equals("csv") ? new Csv(out, named) : new Json(out);
    }

    static Map<String, Object> cells(AuditRow row, boolean named) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("seq", row.seq());
        cells.put("id", row.id());
        cells.put("at", row.at());
        cells.put("action", row.type());
        cells.put("actor_kind", row.actorKind());
        cells.put("actor", row.actor());
        if (named) {
            cells.put("actor_name", row.actorName());
            cells.put("address", row.address());
        }
        cells.put("object_type", row.objectType());
        cells.put("object", row.objectId());
        cells.put("outcome", row.outcome());
        cells.put("request", row.request());
        cells.put("subject", row.subject());
        cells.put("before", row.before());
        cells.put("after", row.after());
        cells.put("break_glass", row.pass());
        cells.put("facts", row.facts());
        return cells;
    }

    /** A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection). */
    static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static final class Csv extends Sheet {

        private final CsvWriter csv;

        Csv(OutputStream out, boolean named) throws IOException {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write(Cells.BYTE_ORDER_MARK);
            csv = CsvWriter.builder().build(writer);
            csv.writeRecord(cells(new AuditRow(null, null, null, null, null, null, false, null, null, null, null, null, null, null, null,
                    Map.of(), null, null, null), named).keySet());
        }

        @Override
        void add(Map<String, Object> cells) {
            csv.writeRecord(cells.values().stream().map(value -> harmless(Objects.toString(value, ""))).toArray(String[]::new));
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }

    private static final class Json extends Sheet {

        private final JsonGenerator json;

        Json(OutputStream out) throws IOException {
            json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
            json.writeStartArray();
        }

        @Override
        void add(Map<String, Object> cells) throws IOException {
            json.writeRaw('\n');
            json.writeStartObject();
            for (Map.Entry<String, Object> cell : cells.entrySet()) {
                write(cell.getKey(), cell.getValue());
            }
            json.writeEndObject();
        }

        private void write(String name, Object value) throws IOException {
            if (value instanceof Map<?, ?> facts) {
                json.writeObjectFieldStart(name);
                for (Map.Entry<?, ?> fact : facts.entrySet()) {
                    json.writeStringField(fact.getKey().toString(), fact.getValue().toString());
                }
                json.writeEndObject();
            } else if (value instanceof Long number) {
                json.writeNumberField(name, number);
            } else {
                json.writeStringField(name, value == null ? null : value.toString());
            }
        }

        @Override
        public void close() throws IOException {
            json.writeEndArray();
            json.close();
        }
    }
}
