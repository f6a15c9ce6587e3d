package io.entregent.access;

import io.entregent.vault.AddressSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people type to look for others, as it may stand in an address. A phone or a name in an address lies in the history
 * of browsers and in the logs on the way, and Keycloak writes the whole address into its database when it is opened
 * before the login. Sealed, it can still be kept, shared with a colleague and reloaded.
 */
@ApplicationScoped
public class Sought {

    /** Where people are looked for, with the tenant's part, to which a seal is bound. */
    private static final Pattern PLACES = Pattern.compile("(/t/[a-z0-9-]+)/(?:inbox|audit)(?:/.*)?");
    private static final Set<String> NAMES = Set.of("q", "text", "object", "address");
    private static final String SEALED = "~";
    /** Ids and commitments, which name nobody to who has only the address. */
    private static final Pattern OPAQUE = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}");

    @Inject
    private AddressSeal seal;

    /** @return the tenant's part of a path at which words are sealed */
    public static Optional<String> place(String path) {
        Matcher matcher = PLACES.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether a value may not stand in an address as it is. */
    public static boolean isPersonal(String name, String value) {
        return NAMES.contains(name) && !value.isBlank() && !OPAQUE.matcher(value).matches();
    }

    public static boolean isSealed(String name, String value) {
        return NAMES.contains(name) && value.startsWith(SEALED);
    }

    /** @return the value as an address may hold it */
    public String hide(String place, String name, String value) {
        return isPersonal(name, value) ? SEALED + seal.seal(place + "|" + name, value) : value;
    }

    /** @return empty for what was sealed elsewhere, or not by us */
    public Optional<String> show(String place, String name, String value) {
        return seal.open(place + "|" + name, value.substring(SEALED.length()));
    }

    /** @param told names and values in their order; nothing is written for an empty one @return an address in which nothing personal stands */
    public String address(String path, Map<String, String> told) {
        String place = place(path).orElseThrow(() -> new IllegalArgumentException("No place to look for people: " + path));
        String query = told.entrySet().stream().filter(one -> one.getValue() != null && !one.getValue().isBlank())
                .map(one -> encoded(one.getKey()) + "=" + encoded(hide(place, one.getKey(), one.getValue()))).collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
