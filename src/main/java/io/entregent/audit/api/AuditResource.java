package io.entregent.audit.api;

import io.entregent.access.api.Given;
import io.entregent.access.api.Listing;
import io.entregent.access.api.TenantResource;
import io.entregent.audit.AuditFilter;
import io.entregent.audit.AuditLog;
import io.entregent.audit.AuditRow;
import io.entregent.audit.Pack;
import io.entregent.audit.Trail;
import io.entregent.kernel.Page;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit trail of a tenant. Searching and exporting it are themselves entries. */
@Path("v1/tenants/{slug}/audit")
@RequestScoped
@Tag(name = "audit")
public class AuditResource extends TenantResource {

    private static final int PAGE = 50;
    private static final int MOST_PROOFS = 200;

    public record ActorJson(String kind, String id, String name) {
    }

    public record ObjectJson(String type, String id) {
    }

    /** @param entry the recorded bytes, RFC 8785 canonical JSON; the leaf is SHA-256 over a zero byte and these */
    public record EntryJson(Long seq, String id, Instant at, String action, ActorJson actor, ObjectJson object, String outcome,
            String address, String request, String subject, String before, String after, Map<String, String> facts,
            String entry) {
    }

    @Inject
    private AuditLog log;

    @Inject
    private Trail trail;

    @Inject
    private Pack pack;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Searches the trail, newest first",
            description = "action is a type, or the beginning of one that ends in a dot; seq is null until the entry is numbered;"
                    + " q looks through 20,000 entries at a time: next leads on even where a page is empty")
    public Listing<EntryJson> find(@QueryParam("from") String from, @QueryParam("to") String to,
            @QueryParam("actor") String actor, @QueryParam("action") String action, @QueryParam("object") String object,
            @QueryParam("outcome") String outcome, @QueryParam("address") String address, @QueryParam("q") String text,
            @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Listing.of(log.find(filter(from, to, actor, action, object, outcome, address, text), cursor, Given.limit(limit, PAGE)),
                AuditResource::json);
    }

    @GET
    @Path("{seq: [0-9]+}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Reads the entry of a number")
    public EntryJson read(@PathParam("seq") String seq) {
        return json(log.bySeq(number(seq)).orElseThrow(Rejected::notFound));
    }

    @GET
    @Path("{seq: [0-9]+}/proof")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "Proves an entry (C2SP tlog-proof)", description = "404 audit.unsigned until a checkpoint covers it")
    public String proof(@PathParam("seq") String seq) {
        return trail.proof(number(seq));
    }

    @GET
    @Path("export")
    @Operation(summary = "Exports the trail",
            description = "format=pack (default): the whole signed log as a zip that is verified offline, with proofs of the newest"
                    + " 200 entries that match; format=jsonl: the recorded bytes of all entries that match, one a line, newest first")
    public void export(@QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("actor") String actor,
            @QueryParam("action") String action, @QueryParam("object") String object, @QueryParam("outcome") String outcome,
            @QueryParam("format") String format, @Context HttpServletResponse response) throws IOException {
        AuditFilter filter = filter(from, to, actor, action, object, outcome, null, null);
        if (format == null || format.equals("pack")) {
            List<Long> chosen = log.numbers(filter, MOST_PROOFS);
            trail.checkpoint();
            send(response, "application/zip", "audit-" + slug() + ".zip");
            pack.write(response.getOutputStream(), chosen, (done, of) -> { });
        } else if (format.equals("jsonl")) {
            Page<AuditRow> page = log.export(filter, null);
            send(response, "application/jsonl", "audit-" + slug() + ".jsonl");
            OutputStream out = response.getOutputStream();
            for (; page != null; page = page.next() == null ? null : log.export(filter, page.next())) {
                for (AuditRow row : page.rows()) {
                    out.write((row.canonical() + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        } else {
            throw Given.invalid("format");
        }
    }

    private static void send(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private static long number(String seq) {
        if (!seq.matches("[0-9]{1,18}")) {
            throw Rejected.notFound();
        }
        return Long.parseLong(seq);
    }

    private static AuditFilter filter(String from, String to, String actor, String action, String object, String outcome,
            String address, String text) {
        return new AuditFilter(time("from", from), time("to", to), actor, action, object, outcome, address,
                text == null || text.isBlank() ? null : new AuditFilter.Text(text.strip(), List.of(), List.of()));
    }

    private static Instant time(String name, String text) {
        try {
            return text == null || text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException noTime) {
            throw Given.invalid(name);
        }
    }

    private static EntryJson json(AuditRow row) {
        return new EntryJson(row.seq(), row.id().toString(), row.at(), row.type(),
                new ActorJson(row.actorKind(), row.actor(), row.actorName()), new ObjectJson(row.objectType(), row.objectId()),
                row.outcome(), row.address(), row.request(), row.subject(), row.before(), row.after(), row.facts(), row.canonical());
    }
}
