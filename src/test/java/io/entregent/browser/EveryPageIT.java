package io.entregent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.access.Permission;
import io.entregent.access.Role;
import io.entregent.isolation.Ways;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Every page that can be had without more than its address, as its first reader finds it: nothing is forgotten because nobody thought of it. */
class EveryPageIT extends BrowserIT {

    private static final String TENANT = "ville-de-rivage";

    /** They are files, or show one thing whose id they need; tests of their own open them. */
    private static final Set<String> NEED_MORE = Set.of("inbox/media", "audit/archive", "audit/entry", "audit/file", "audit/pack", "audit/proof",
            "consent/dossier", "consent/errors", "consent/file", "consent/holding", "consent/person", "consent/receipt", "consent/registerfile", "consent/wording", "review/drift", "review/export",
            "review/version", "settings/certificate", "settings/logo", "settings/style", "templates/sample");

    /** They only read: two keep two processors busy. */
    private static final int READERS = 2;
    private static final int AT_A_TIME = 12;

    private final Set<String> wrong = new ConcurrentSkipListSet<>();

    @Test
    void everyPageIsAccessibleFitsAPhoneAndSaysNothingInTheConsole() throws Exception {
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
        List<Callable<Void>> visits = new ArrayList<>();
        pages.forEach((who, paths) -> {
            for (int from = 0; from < paths.size(); from += AT_A_TIME) {
                visits.add(visit(who + "@" + TENANT + ".example", paths.subList(from, Math.min(from + AT_A_TIME, paths.size()))));
            }
        });
        visits.add(visit("admin@agence-confluence.example", List.of("/", "/agency", "/agency/start")));
        visits.add(visit("operator@entregent.example", List.of("/", "/agency")));
        ExecutorService visitors = Executors.newFixedThreadPool(READERS);
        try {
            for (Future<Void> visit : visitors.invokeAll(visits)) {
                visit.get();
            }
        } finally {
            visitors.shutdown();
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean mayOpen(Role role, String permission) {
        return permission.equals("-") || role.permissions().contains(Permission.valueOf(permission));
    }

    private Callable<Void> visit(String who, List<String> paths) {
        return () -> {
            read(who, paths);
            return null;
        };
    }

    private void read(String who, List<String> paths) {
        Browser reader = browser("fr");
        synchronized (wrong) {
            // Keycloak refuses the right password while another attempt of the same person is being looked at.
            reader.login(who, paths.get(0));
        }
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
