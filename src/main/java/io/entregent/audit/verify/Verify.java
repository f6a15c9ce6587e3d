package io.entregent.audit.verify;

import io.entregent.audit.log.Checkpoint;
import io.entregent.audit.log.NotProven;
import io.entregent.audit.log.TlogProof;
import io.entregent.audit.log.Vkey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * {@code java -jar portal-trail.jar pack.zip [--key <file or vkey>] [--seen <checkpoint>]…}, or
 * {@code … entry.tlog-proof --entry <file> --key <file or vkey>} for one entry. Ends with 0 if everything holds, 1 if something does not, 2 if it could not be called like this.
 */
public final class Verify {

    private static final PrintStream OUT = System.out;
    private static final String USAGE = "java -jar portal-trail.jar <pack.zip or folder> [--key <vkey or its file>]"
            + " [--seen <file of a signed checkpoint that you kept>]…\n"
            + "java -jar portal-trail.jar <file of a tlog-proof> --entry <file of the entry> --key <vkey or its file>";

    private Verify() {
    }

    public static void main(String[] arguments) throws IOException {
        Path place = null;
        String key = null;
        Path entry = null;
        List<Path> seen = new ArrayList<>();
        Iterator<String> words = List.of(arguments).iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("--key") && words.hasNext()) {
                key = words.next();
            } else if (word.equals("--seen") && words.hasNext()) {
                seen.add(Path.of(words.next()));
            } else if (word.equals("--entry") && words.hasNext()) {
                entry = Path.of(words.next());
            } else if (place == null && !word.startsWith("-")) {
                place = Path.of(word);
            } else {
                place = null;
                break;
            }
        }
        if (place == null || entry != null && key == null) {
            OUT.println(USAGE);
            System.exit(2);
        }
        Report report = entry == null ? report(place, key, seen) : report(place, entry, key);
        report.facts().forEach(fact -> OUT.println("ok     " + fact));
        report.faults().forEach(fault -> OUT.println("FAULT  " + fault));
        OUT.println(report.isGood() ? "The log holds." : "The log does NOT hold.");
        System.exit(report.isGood() ? 0 : 1);
    }

    /**
     * @param key  a verifier key, or a file that holds one; null to believe the pack
     * @param seen files of signed checkpoints
     */
    public static Report report(Path place, String key, List<Path> seen) throws IOException {
        Report report = new Report();
        try (Archive pack = new Archive(place)) {
            List<String> notes = new ArrayList<>();
            for (Path file : seen) {
                notes.add(Files.readString(file));
            }
            new Inspection(pack, key == null ? null : trusted(key), notes, report).run();
        } catch (NotProven wrong) {
            report.fault(wrong.getMessage());
        }
        return report;
    }

    /** Looks at one entry with its proof; nobody but the holder of the key is believed. */
    public static Report report(Path proof, Path entry, String key) throws IOException {
        Report report = new Report();
        try {
            TlogProof parsed = TlogProof.parse(Files.readString(proof));
            Checkpoint signed = parsed.check(Files.readAllBytes(entry), trusted(key));
            report.holds("entry " + parsed.index() + " is in the log " + signed.origin() + " of " + signed.size());
        } catch (NotProven wrong) {
            report.fault(wrong.getMessage());
        }
        return report;
    }

    private static Vkey trusted(String key) throws IOException {
        return Vkey.parse(key.contains("+") ? key : Files.readString(Path.of(key)));
    }
}
