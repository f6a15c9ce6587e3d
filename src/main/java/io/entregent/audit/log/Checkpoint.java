package io.entregent.audit.log;

import java.util.Base64;

/**
 * How far a log has grown (C2SP tlog-checkpoint): its name, its number of entries, its root.
 * Extension lines are refused: nobody can audit them.
 */
public record Checkpoint(String origin, long size, byte[] root) {

    private static final String SIZE = "0|[1-9][0-9]{0,17}";

    /** @return the text that is signed; ends with a line feed */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty() || lines[0].isEmpty() || !lines[1].matches(SIZE)) {
            throw new NotProven("A checkpoint has three lines: the log's name, its size, its root");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), Texts.hash(lines[2]));
    }
}
