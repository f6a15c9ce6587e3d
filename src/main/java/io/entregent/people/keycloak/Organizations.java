package io.entregent.people.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.kernel.Settings;
import io.entregent.kernel.jobs.RetryLater;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Keycloak's organizations, one per tenant, and their invitations. Each call may be repeated: what is there
 * already is found and not made again. Never inside a transaction.
 *
 * <p>All throw {@link RetryLater}, with a code and without content, while Keycloak does not answer.
 */
@ApplicationScoped
public class Organizations {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SLUG = "slug";

    /** How an invitation went. */
    public enum Invited { SENT, SENT_BEFORE, IS_MEMBER }

    @Inject
    private Line line;

    /** Whether the installation gave us a client of the realm. */
    public boolean isInstalled() {
        return line.isInstalled();
    }

    /** @return the organization's id in the realm */
    public Optional<String> find(String slug) {
        // Older ones have the slug for a name, and no attribute.
        return find("q=" + Line.encoded(SLUG + ":" + slug), slug).or(() -> find("exact=true&search=" + Line.encoded(slug), slug));
    }

    private Optional<String> find(String query, String slug) {
        Line.Answer answer = asked(() -> line.get("/organizations?" + query), 200);
        return StreamSupport.stream(answer.body().spliterator(), false)
                .filter(one -> slug.equals(one.path("alias").asText())).map(one -> one.path("id").asText()).findFirst();
    }

    /** Makes the organization of a tenant unless it is there. @return its id */
    public String make(String slug, String title, String domain) {
        return find(slug).orElseGet(() -> {
            ObjectNode body = JSON.createObjectNode().put("name", title).put("alias", slug).put("enabled", true)
                    .put("redirectUrl", Settings.address("ENTREGENT_PUBLIC_URL") + "/public/welcome?to=" + slug);
            body.putObject("attributes").putArray(SLUG).add(slug);
            if (domain != null) {
                body.putArray("domains").addObject().put("name", domain).put("verified", false);
            }
            return made(body).or(() -> find(slug)).or(() -> made(body.put("name", title + " (" + slug + ")")))
                    .orElseThrow(() -> new RetryLater(SOON, "keycloak 409"));
        });
    }

    /** @return empty if the name, which people read in invitations, is somebody's already */
    private Optional<String> made(ObjectNode body) {
        Line.Answer answer = asked(() -> line.post("/organizations", body), 201, 409);
        String location = answer.location();
        return answer.status() == 201 && !location.isEmpty() ? Optional.of(location.substring(location.lastIndexOf('/') + 1)) : Optional.empty();
    }

    /** Has Keycloak write to this address, unless it did and the invitation still holds. */
    public Invited invite(String organization, String address) {
        if (pending(organization, address).isPresent()) {
            return Invited.SENT_BEFORE;
        }
        Line.Answer answer = asked(() -> line.form(of(organization) + "/members/invite-user", "email=" + Line.encoded(address)),
                200, 201, 204, 409);
        return answer.status() == 409 ? Invited.IS_MEMBER : Invited.SENT;
    }

    /** The link that Keycloak sent leads nowhere from now on. */
    public void withdraw(String organization, String address) {
        pending(organization, address).ifPresent(id -> asked(() -> line.delete(of(organization) + "/invitations/" + id), 200, 204, 404));
    }

    /** Nobody of the organization logs in through it any more; invitations under way lead nowhere. */
    public void remove(String slug) {
        find(slug).ifPresent(id -> asked(() -> line.delete(of(id)), 200, 204, 404));
    }

    /** Whether the realm knows somebody, and did not disable him or her. */
    public boolean isActive(UUID user) {
        Line.Answer answer = asked(() -> line.get("/users/" + user), 200, 404);
        return answer.status() == 200 && answer.body().path("enabled").asBoolean(false);
    }

    private Optional<String> pending(String organization, String address) {
        Line.Answer answer = asked(() -> line.get(of(organization) + "/invitations?status=PENDING&email=" + Line.encoded(address)), 200);
        return StreamSupport.stream(answer.body().spliterator(), false)
                .filter(one -> address.equalsIgnoreCase(one.path("email").asText()))
                .filter(one -> "PENDING".equals(one.path("status").asText("PENDING")))
                .map((JsonNode one) -> one.path("id").asText()).findFirst();
    }

    private static String of(String organization) {
        return "/organizations/" + Line.encoded(organization);
    }

    interface Question {
        Line.Answer ask() throws IOException;
    }

    static Line.Answer asked(Question question, int... expected) {
        try {
            Line.Answer answer = question.ask();
            for (int status : expected) {
                if (status == answer.status()) {
                    return answer;
                }
            }
            throw new RetryLater(SOON, "keycloak " + answer.status());
        } catch (IOException silent) {
            throw new RetryLater(SOON, "keycloak " + silent.getClass().getSimpleName());
        }
    }
}
