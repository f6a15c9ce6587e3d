package io.entregent.dlp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Digits as people group them: "4111 1111 1111 1111" is one run of four groups. */
final class Groups {

    /** Blank, dash, blank is still one number; more than that parts two. */
    static final int MOST_SEPARATORS = 3;

    private final Normal text;
    private final List<List<Group>> runs = new ArrayList<>();

    /** @param to after the last digit */
    record Group(int from, int to) {

        int size() {
            return to - from;
        }
    }

    Groups(Normal text) {
        this.text = text;
        List<Group> run = new ArrayList<>();
        for (int i = 0; i < text.length();) {
            if (!text.isDigit(i)) {
                i++;
                continue;
            }
            int from = i;
            while (text.isDigit(i)) {
                i++;
            }
            if (!run.isEmpty() && !joined(run.get(run.size() - 1).to(), from)) {
                runs.add(run);
                run = new ArrayList<>();
            }
            run.add(new Group(from, i));
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
    }

    private boolean joined(int end, int from) {
        if (from - end > MOST_SEPARATORS) {
            return false;
        }
        for (int i = end; i < from; i++) {
            if (!text.isSeparator(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * All groupings in which a number of that many digits may stand: one group alone, the beginning of a
     * run (what follows may be an expiry date), a stretch of single digits, and the groupings printed on cards and
     * papers. Never any stretch whatever: between two telephone numbers, one in ten would pass a checksum.
     */
    void candidates(int least, int most, BiConsumer<List<Group>, String> found) {
        for (List<Group> run : runs) {
            for (int first = 0; first < run.size(); first++) {
                int digits = 0;
                for (int last = first; last < run.size() && digits <= most; last++) {
                    digits += run.get(last).size();
                    if (digits >= least && digits <= most) {
                        List<Group> some = run.subList(first, last + 1);
                        if (first == 0 || last == first || printed(some) || beginsSingles(run, first, last)) {
                            found.accept(some, digits(some));
                        }
                    }
                }
            }
        }
    }

    /** Groups that stand alone or in a run, of three or four digits as on the back of a card. */
    void small(Consumer<Group> found) {
        for (List<Group> run : runs) {
            for (Group group : run) {
                if (group.size() == 3 || group.size() == 4) {
                    found.accept(group);
                }
            }
        }
    }

    /** Only a whole run, or one group alone: for numbers whose checksum is too weak for a part of a longer one. */
    void whole(int length, BiConsumer<List<Group>, String> found) {
        for (List<Group> run : runs) {
            int sum = 0;
            for (Group group : run) {
                sum += group.size();
            }
            if (run.size() > 1 && sum == length) {
                found.accept(run, digits(run));
            }
            for (Group group : run) {
                if (group.size() == length) {
                    List<Group> alone = List.of(group);
                    found.accept(alone, digits(alone));
                }
            }
        }
    }

    private static boolean beginsSingles(List<Group> run, int first, int last) {
        return run.get(first).size() == 1 && run.get(first - 1).size() > 1 && run.get(last).size() == 1;
    }

    static boolean sizes(List<Group> groups, int... sizes) {
        if (groups.size() != sizes.length) {
            return false;
        }
        for (int i = 0; i < sizes.length; i++) {
            if (groups.get(i).size() != sizes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean printed(List<Group> groups) {
        return sizes(groups, 4, 4, 4, 4) || sizes(groups, 4, 4, 4, 4, 3) || sizes(groups, 4, 6, 5)
                || sizes(groups, 4, 6, 4);
    }

    private String digits(List<Group> groups) {
        StringBuilder digits = new StringBuilder();
        groups.forEach(group -> digits.append(text.text(group.from(), group.to())));
        return digits.toString();
    }
}
