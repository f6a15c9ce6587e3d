package io.entregent.template.review;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.entregent.template.content.Fields;
import io.entregent.template.content.TemplateContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two contents field by field, and inside a field word by word. Pure. */
public final class Comparing {

    /** Some words and what became of them: same, gone (left side only), added (right side only). */
    public record Piece(String text, String kind) {
    }

    /**
     * One field on both sides.
     *
     * @param field a path of {@link Fields}
     * @param left  empty if it was not there
     * @param right empty if it is not there
     */
    public record Row(String field, List<Piece> left, List<Piece> right, boolean changed) {
    }

    private static final String SAME = "same";
    private static final String GONE = "gone";
    private static final String ADDED = "added";
    private static final String WORDS = "(?<=\\s)|(?=\\s)|(?<=[{}.,;:!?/])|(?=[{}.,;:!?/])";

    private Comparing() {
    }

    /** @param before null if there is nothing to compare with */
    public static List<Row> rows(TemplateContent before, TemplateContent after) {
        SortedMap<String, String> left = before == null ? new TreeMap<>() : Fields.of(before);
        SortedMap<String, String> right = after == null ? new TreeMap<>() : Fields.of(after);
        SortedSet<String> fields = new TreeSet<>(left.keySet());
        fields.addAll(right.keySet());
        return fields.stream().sorted(Comparing::asRead).map(field -> row(field, left, right)).toList();
    }

    private static Row row(String field, Map<String, String> left, Map<String, String> right) {
        String was = left.get(field);
        String is = right.get(field);
        if (was == null) {
            return new Row(field, List.of(), List.of(new Piece(is, ADDED)), true);
        }
        if (is == null) {
            return new Row(field, List.of(new Piece(was, GONE)), List.of(), true);
        }
        if (was.equals(is)) {
            return new Row(field, List.of(new Piece(was, SAME)), List.of(new Piece(is, SAME)), false);
        }
        List<String> old = Arrays.asList(was.split(WORDS));
        List<String> now = Arrays.asList(is.split(WORDS));
        List<Piece> before = new ArrayList<>();
        List<Piece> after = new ArrayList<>();
        int atOld = 0;
        int atNow = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            add(before, old.subList(atOld, delta.getSource().getPosition()), SAME);
            add(after, now.subList(atNow, delta.getTarget().getPosition()), SAME);
            add(before, delta.getSource().getLines(), GONE);
            add(after, delta.getTarget().getLines(), ADDED);
            atOld = delta.getSource().getPosition() + delta.getSource().size();
            atNow = delta.getTarget().getPosition() + delta.getTarget().size();
        }
        add(before, old.subList(atOld, old.size()), SAME);
        add(after, now.subList(atNow, now.size()), SAME);
        return new Row(field, List.copyOf(before), List.copyOf(after), true);
    }

    private static void add(List<Piece> pieces, List<String> words, String kind) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(String.join("", words), kind));
        }
    }

    /** From top to bottom of the message. */
    private static int asRead(String one, String other) {
        int order = Integer.compare(place(one), place(other));
        if (order == 0 && part(one).equals(part(other))) {
            order = Integer.compare(inPart(one), inPart(other));
        }
        return order == 0 ? one.compareTo(other) : order;
    }

    /** The component, or the button or card of it. */
    private static String part(String field) {
        return field.replaceFirst("\\.(kind|text|sample|meaning|file|url|phone_number)(\\..*)?$", "");
    }

    private static int inPart(String field) {
        return field.endsWith(".kind") ? 0 : field.endsWith(".text") ? 1 : 2;
    }

    private static int place(String field) {
        int found = List.of("header", "body", "footer", "buttons", "carousel").indexOf(field.replaceFirst("\\..*", ""));
        return found < 0 ? Integer.MAX_VALUE : found;
    }
}
