package io.entregent.apikey.api;

import io.entregent.access.Permission;
import io.entregent.access.api.Given;
import io.entregent.access.api.Listing;
import io.entregent.access.api.TenantResource;
import io.entregent.apikey.ApiKey;
import io.entregent.apikey.ApiKeys;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** API keys of the caller's own; for who integrates, those of everybody. */
@Path("v1/tenants/{slug}/keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "keys")
public class KeysResource extends TenantResource {

    /**
     * What a key shall be.
     *
     * @param kind   person: the caller's own; program: a member of its own, for who integrates
     * @param scopes permissions, none that the caller does not have
     * @param days   30, 90 or 365
     */
    public record Wanted(String name, String kind, List<String> scopes, Integer days) {
    }

    /** @param secret the key itself: shown this once and kept nowhere */
    public record MadeJson(String id, String secret) {

        static MadeJson of(ApiKeys.Made made) {
            return new MadeJson(made.id().toString(), made.secret());
        }
    }

    /**
     * A key without itself.
     *
     * @param hint  its last four characters
     * @param holds whether it opens anything now
     */
    public record KeyJson(String id, String name, String kind, String owner, String hint, List<String> scopes, boolean holds, Instant createdAt,
            Instant expiresAt, Instant lastUsedAt, Instant revokedAt) {

        static KeyJson of(ApiKey one, Instant now) {
            return new KeyJson(one.id().toString(), one.name(), one.service() ? PROGRAM : PERSON, one.owner().toString(), one.hint(),
                    one.scopes().stream().map(Permission::name).sorted().toList(), one.holds(now), one.createdAt(), one.expiresAt(),
                    one.lastUsedAt(), one.revokedAt());
        }
    }

    private static final String PERSON = "person";
    private static final String PROGRAM = "program";

    @Inject
    private ApiKeys keys;

    @Inject
    private Clock clock;

    @GET
    @Operation(summary = "Lists keys, newest first; ended ones for thirty days")
    public Listing<KeyJson> list() {
        Instant now = clock.instant();
        return Listing.whole(keys.list(), one -> KeyJson.of(one, now));
    }

    @POST
    @Operation(summary = "Makes a key", description = "A key can do nothing that its maker may not, and a key makes no other key (apikey.byKey)")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MadeJson.class)))
    public Response make(Wanted given) {
        Wanted wanted = Given.present(given, "body");
        Set<Permission> scopes = EnumSet.noneOf(Permission.class);
        Given.present(wanted.scopes(), "scopes").forEach(one -> scopes.add(Given.present(Given.word(Permission.class, "scopes", one), "scopes")));
        int days = Given.present(wanted.days(), "days");
        return made(switch (Given.present(wanted.kind(), "kind")) {
            case PERSON -> keys.forMe(wanted.name(), scopes, days);
            case PROGRAM -> keys.forProgram(wanted.name(), scopes, days);
            default -> throw Given.invalid("kind");
        });
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads what a key is for and how long it holds")
    public KeyJson read(@PathParam("id") String id) {
        UUID wanted = Given.id(id);
        Instant now = clock.instant();
        return keys.list().stream().filter(one -> one.id().equals(wanted)).map(one -> KeyJson.of(one, now)).findFirst()
                .orElseThrow(Rejected::notFound);
    }

    @POST
    @Path("{id}/rotate")
    @Operation(summary = "Makes a new key in the place of another, which works for a day more",
            description = "A key may do that with itself; the new one then ends when the old one would have ended")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MadeJson.class)))
    public Response rotate(@PathParam("id") String id) {
        return made(keys.roll(Given.id(id)));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Revokes a key: it opens nothing from the next request on")
    @APIResponse(responseCode = "204")
    public void revoke(@PathParam("id") String id) {
        keys.revoke(Given.id(id));
    }

    private Response made(ApiKeys.Made made) {
        return created("keys/" + made.id(), MadeJson.of(made));
    }
}
