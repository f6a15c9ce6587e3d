package io.entregent.audit.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Up to 256 entries in one file, each behind its length in two bytes. */
public final class Bundle {

    public static final int LONGEST_ENTRY = 65_535;

    private Bundle() {
    }

    public static byte[] write(List<byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > LONGEST_ENTRY) {
                throw new NotProven("An entry of " + entry.length + " bytes does not fit into a bundle");
            }
            bytes.write(entry.length >> 8);
            bytes.write(entry.length);
            bytes.writeBytes(entry);
        }
        return bytes.toByteArray();
    }

    public static List<byte[]> read(byte[] bundle, int width) {
        List<byte[]> entries = read(bundle);
        if (entries.size() != width) {
            throw new NotProven("The bundle holds " + entries.size() + " entries and not " + width);
        }
        return entries;
    }

    /** Whatever it holds, for who tells what is wrong with it. */
    public static List<byte[]> read(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>(TilePath.WIDTH);
        int at = 0;
        while (at < bundle.length) {
            if (at + 2 > bundle.length) {
                throw new NotProven("The bundle ends within an entry");
            }
            int length = (bundle[at] & 0xFF) << 8 | bundle[at + 1] & 0xFF;
            at += 2;
            if (at + length > bundle.length) {
                throw new NotProven("The bundle ends within an entry");
            }
            entries.add(Arrays.copyOfRange(bundle, at, at + length));
            at += length;
        }
        return entries;
    }
}
