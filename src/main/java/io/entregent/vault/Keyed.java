package io.entregent.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 under one key. Keyed because all phone numbers of the world can be hashed in seconds. */
final class Keyed {

    /** Half a hash: enough to find, and short in the index. */
    private static final int TOKEN_BYTES = 16;
    private static final int MOST_TOKENS = 400;

    /** Only ever copied: looking for who provides it takes longer than hashing a word. */
    private final Mac fresh;

    Keyed(byte[] key) {
        try {
            fresh = Mac.getInstance("HmacSHA256");
            fresh.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] hash(String kind, String value) {
        try {
            Mac mac = (Mac) fresh.clone();
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '|');
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    List<byte[]> tokens(String text) {
        return words(text).stream().map(word -> Arrays.copyOf(hash("word", word), TOKEN_BYTES)).toList();
    }

    /** Words as people search them: lower case, without accents, of two letters or digits at least. */
    static Set<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
        breaks.setText(plain);
        Set<String> words = new LinkedHashSet<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE && words.size() < MOST_TOKENS; start = end, end = breaks.next()) {
            for (String word : plain.substring(start, end).split("[^\\p{L}\\p{N}]+")) {
                if (word.codePointCount(0, word.length()) >= 2) {
                    words.add(word);
                }
            }
        }
        return words;
    }
}
