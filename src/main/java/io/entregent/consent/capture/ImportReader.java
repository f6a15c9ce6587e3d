package io.entregent.consent.capture;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Cuts a CSV file (UTF-8, packed or not, comma or semicolon, a line of names first: phone, date, source, wording and if
 * wanted language) into pieces while it streams by; never holds more than one.
 */
@ApplicationScoped
public class ImportReader {

    static final int ROWS = 1000;
    private static final List<String> NEEDED = List.of("phone", "date", "source", "wording");
    /** What French files call the columns, without accents. */
    private static final Map<String, String> FRENCH = Map.of("telephone", "phone", "texte", "wording", "langue", "language");

    @Inject
    private Imports imports;

    /**
     * Outside any transaction: each piece is one of its own. What was read before a file turns out to be
     * broken is not worked.
     *
     * @throws Rejected import.header, import.encoding, import.unreadable, purpose.unknown
     */
    public UUID read(String purpose, InputStream file) {
        UUID id = imports.begin(purpose);
        try {
            imports.complete(id, cut(id, file));
            return id;
        } catch (IOException | RuntimeException broken) {
            imports.refuse(id);
            throw broken instanceof Rejected rejected ? rejected
                    : Rejected.invalid(ofCoding(broken) ? "import.encoding" : "import.unreadable");
        }
    }

    private static boolean ofCoding(Throwable broken) {
        return broken != null && (broken instanceof CharacterCodingException || ofCoding(broken.getCause()));
    }

    private int cut(UUID id, InputStream file) throws IOException {
        int pieces = 0;
        try (CsvReader<CsvRecord> csv = open(file)) {
            Iterator<CsvRecord> lines = csv.iterator();
            List<String> header = header(lines);
            List<CsvRecord> some = new ArrayList<>(ROWS);
            long first = 2;
            while (lines.hasNext()) {
                some.add(lines.next());
                if (some.size() == ROWS || !lines.hasNext()) {
                    imports.add(id, pieces++, first, some.size(), packed(header, some));
                    first += some.size();
                    some.clear();
                }
            }
        }
        return pieces;
    }

    /** A packed file is known by its first two bytes (RFC 1952). */
    private static InputStream unpacked(InputStream file) throws IOException {
        PushbackInputStream start = new PushbackInputStream(file, 2);
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        boolean packed = magic.length == 2 && magic[0] == (byte) 0x1F && magic[1] == (byte) 0x8B;
        return packed ? new GZIPInputStream(start, 1 << 16) : start;
    }

    private static CsvReader<CsvRecord> open(InputStream sent) throws IOException {
        PushbackInputStream start = new PushbackInputStream(unpacked(sent), 4096);
        byte[] head = start.readNBytes(4096);
        start.unread(head);
        String line = new String(head, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        char separator = line.chars().filter(c -> c == ';').count() > line.chars().filter(c -> c == ',').count() ? ';' : ',';
        return CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                // The decoder reports what is not UTF-8, where the plain reader would write U+FFFD into evidence.
                .ofCsvRecord(new InputStreamReader(start, StandardCharsets.UTF_8.newDecoder()));
    }

    private static String column(String name) {
        String bare = Normalizer.normalize(name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return FRENCH.getOrDefault(bare, bare);
    }

    private static List<String> header(Iterator<CsvRecord> lines) {
        List<String> header = lines.hasNext() ? lines.next().getFields().stream().map(ImportReader::column).toList() : List.of();
        if (!header.containsAll(NEEDED)) {
            throw Rejected.invalid("import.header");
        }
        return header;
    }

    private static byte[] packed(List<String> header, List<CsvRecord> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8))) {
            csv.writeRecord(header);
            rows.forEach(row -> csv.writeRecord(row.getFields()));
        }
        return bytes.toByteArray();
    }

    /** The rows of a piece, by the names of their cells; a cell that is missing is not there. */
    static List<Map<String, String>> rows(byte[] packed) {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(packed)), StandardCharsets.UTF_8))) {
            List<Map<String, String>> rows = new ArrayList<>();
            List<String> header = null;
            for (CsvRecord line : csv) {
                if (header == null) {
                    header = line.getFields();
                    continue;
                }
                Map<String, String> cells = new HashMap<>();
                for (int i = 0; i < Math.min(header.size(), line.getFieldCount()); i++) {
                    cells.put(header.get(i), line.getField(i));
                }
                rows.add(cells);
            }
            return rows;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
