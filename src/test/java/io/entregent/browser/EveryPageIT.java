package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.isolation.Ways;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every page that can be had without more than its address, as its first reader finds it: nothing is forgotten because nobody thought of it. */
class EveryPageIT extends BrowserIT {

    private static final String TENANT = "ville-de-rivage";

    /** They are files, or show one thing whose id they need; tests of their own open them. */
    private static final Set<String> NEED_MORE = Set.of("inbox/media", "audit/archive", "audit/entry", "audit/file", "audit/pack", "audit/proof",
            "consent/dossier", "consent/errors", "consent/file", "consent/holding", "consent/person", "consent/receipt", "consent/registerfile", "consent/wording", "review/drift", "review/export",
            "review/version", "settings/certificate", "settings/logo", "settings/style", "templates/sample");

    private final Set<String> wrong = new LinkedHashSet<>();

    @Test
    void everyPageIsAccessibleFitsAPhoneAndSaysNothingInTheConsole() {
        Map<Role, String> readers = new LinkedHashMap<>();
        readers.put(Role.COMPLIANCE, "compliance");
        readers.put(Role.ADMIN, "admin");
        readers.put(Role.AGENT, "agent");
        Map<String, List<String>> pages = new LinkedHashMap<>();
        for (Ways.Way way : Ways.of("page")) {
            if (!NEED_MORE.contains(way.name())) {
                Optional<Role> reader = readers.keySet().stream().filter(role -> mayOpen(role, way.more())).findFirst();
                assertThat(reader).as("somebody who may open " + way.name()).isPresent();
                pages.computeIfAbsent(readers.get(reader.get()), who -> new ArrayList<>()).add("/t/" + TENANT + "/" + way.name());
            }
        }
        pages.forEach((who, paths) -> visit(who + "@" + TENANT + ".example", paths));
        visit("admin@agence-confluence.example", List.of("/", "/agency", "/agency/start"));
        visit("operator@entregent.example", List.of("/", "/agency"));
        assertThat(wrong).isEmpty();
    }

    private static boolean mayOpen(Role role, String permission) {
        return permission.equals("-") || role.permissions().contains(Permission.valueOf(permission));
    }

    private void visit(String who, List<String> paths) {
        Browser reader = browser("fr").login(who, paths.get(0));
        for (String path : paths) {
            reader.open(path);
            for (int width : new int[] {1440, Browser.PHONE}) {
                reader.width(width);
                reader.atRest();
                look(reader, path, width);
            }
            reader.complaints().forEach(one -> wrong.add(path + ": " + one));
        }
    }

    private void look(Browser reader, String path, int width) {
        if (reader.status() != 200) {
            wrong.add(path + ": " + reader.status());
            return;
        }
        if (reader.overflow() > 0) {
            wrong.add(path + " is wider than " + width + " by " + reader.overflow());
        }
        try {
            reader.assertAccessible();
        } catch (AssertionError violations) {
            wrong.add(path + " at " + width + ": " + violations.getMessage());
        }
    }
}
