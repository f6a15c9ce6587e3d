package io.entregent.audit.witness;

import io.entregent.audit.log.NotProven;
import io.entregent.audit.log.Vkey;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A policy file (C2SP tlog-policy): who witnesses, where each is asked, and how many are enough. Lines are
 * {@code log <vkey> [url]}, {@code witness <name> <vkey> [url]}, {@code group <name> all|any|<k> <names…>},
 * {@code quorum <name>|none}; what follows a hash sign at the beginning of a line is a comment.
 */
final class WitnessPolicy {

    private static final String NAME = "[A-Za-z0-9._-]{1,100}";
    private static final int MOST_WITNESSES = 20;

    /** @param url null for one who is not asked by us */
    record Witness(String name, Vkey vkey, URI url) {
    }

    private record Group(int least, List<String> members) {
    }

    private final Map<String, Witness> witnesses = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private String quorum;

    private WitnessPolicy() {
    }

    /** @throws NotProven with the line that is wrong */
    static WitnessPolicy parse(String text) {
        WitnessPolicy policy = new WitnessPolicy();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            try {
                policy.add(line.strip().split("\\s+"));
            } catch (NotProven | IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
                throw new NotProven("line " + number);
            }
        }
        if (policy.quorum == null || policy.witnesses.size() > MOST_WITNESSES) {
            throw new NotProven("quorum");
        }
        return policy;
    }

    private void add(String[] words) {
        switch (words[0]) {
            case "log" -> Vkey.parse(words[1]);
            case "witness" -> {
                Vkey vkey = Vkey.parse(words[2]);
                if (vkey.type() != Vkey.WITNESS) {
                    throw new NotProven("not a key of a witness");
                }
                witnesses.put(fresh(words[1]), new Witness(words[1], vkey, words.length > 3 ? address(words[3]) : null));
            }
            case "group" -> {
                List<String> members = Arrays.asList(words).subList(3, words.length);
                int least = words[2].equals("all") ? members.size() : words[2].equals("any") ? 1 : Integer.parseInt(words[2]);
                if (members.isEmpty() || least < 1 || least > members.size() || !members.stream().allMatch(this::known)) {
                    throw new NotProven("no such group");
                }
                groups.put(fresh(words[1]), new Group(least, List.copyOf(members)));
            }
            case "quorum" -> {
                if (quorum != null || !words[1].equals("none") && !known(words[1])) {
                    throw new NotProven("no such quorum");
                }
                quorum = words[1];
            }
            default -> throw new NotProven("unknown word");
        }
    }

    private String fresh(String name) {
        if (!name.matches(NAME) || name.equals("none") || known(name)) {
            throw new NotProven("the name is taken");
        }
        return name;
    }

    private boolean known(String name) {
        return witnesses.containsKey(name) || groups.containsKey(name);
    }

    private static URI address(String text) {
        URI address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (address.getHost() == null || !Set.of("http", "https").contains(address.getScheme()) || address.getUserInfo() != null) {
            throw new NotProven("no address");
        }
        return address;
    }

    List<Witness> witnesses() {
        return new ArrayList<>(witnesses.values());
    }

    /** Whether these witnesses are enough. */
    boolean isMet(Set<String> signed) {
        return quorum.equals("none") || met(quorum, signed);
    }

    private boolean met(String name, Set<String> signed) {
        Group group = groups.get(name);
        return group == null ? signed.contains(name)
                : group.members.stream().filter(member -> met(member, signed)).count() >= group.least;
    }
}
