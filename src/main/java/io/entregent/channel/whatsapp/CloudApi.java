package io.entregent.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Outbound;
import io.entregent.channel.whatsapp.wire.Json;
import io.entregent.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The calls of the Graph API that the portal makes; each is one exchange, never repeated here. */
@ApplicationScoped
class CloudApi {

    private static final int MOST_JSON_BYTES = 1 << 20;
    private static final int MOST_LIST_BYTES = 8 << 20;
    private static final String META_GRAPH = "graph.facebook.com";
    private static final String META_API = "https://api.facebook.com";
    private static final Set<String> MEDIA_HOSTS = Set.of("lookaside.fbsbx.com", META_GRAPH);

    private WhatsAppSettings settings;
    private volatile Graph graph;

    protected CloudApi() {
    }

    @Inject
    CloudApi(WhatsAppSettings settings) {
        this.settings = settings;
    }

    Graph.Answer message(ChannelAccount account, String token, JsonNode body) {
        return graph().exchange(to(token, account.accountId(), "messages")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))).build(), MOST_JSON_BYTES);
    }

    Graph.Answer upload(ChannelAccount account, String token, Outbound.Media media) {
        String boundary = "entregent-" + Ids.next();
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        part(form, boundary, "Content-Disposition: form-data; name=\"messaging_product\"", "whatsapp".getBytes(StandardCharsets.US_ASCII));
        part(form, boundary, "Content-Disposition: form-data; name=\"type\"", header(media.mimeType()).getBytes(StandardCharsets.UTF_8));
        part(form, boundary, "Content-Disposition: form-data; name=\"file\"; filename=\"" + header(media.fileName())
                + "\"\r\nContent-Type: " + header(media.mimeType()), media.bytes());
        form.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return graph().exchange(to(token, account.accountId(), "media")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray())).build(), MOST_JSON_BYTES);
    }

    Graph.Answer mediaAddress(ChannelAccount account, String token, String mediaId) {
        if (!mediaId.matches("[A-Za-z0-9_-]{1,128}")) {
            return new Graph.Answer(404, new byte[0], null, null);
        }
        return graph().exchange(to(token, mediaId + "?phone_number_id=" + account.accountId()).GET().build(), MOST_JSON_BYTES);
    }

    /** The token goes to Graph itself and to Meta's media host, to nobody else whatever the address says. */
    Graph.Answer mediaBytes(String token, String address, int mostBytes) {
        URI uri = mediaUri(settings.graph(), address);
        if (uri == null) {
            return new Graph.Answer(404, new byte[0], null, null);
        }
        return graph().exchange(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).GET().build(), mostBytes);
    }

    /** @return null if the address is neither Graph's own nor Meta's media host */
    static URI mediaUri(URI base, String address) {
        try {
            URI uri = URI.create(address == null ? "" : address);
            boolean graphItself = uri.getUserInfo() == null && base.getScheme().equals(uri.getScheme()) && base.getHost().equals(uri.getHost())
                    && base.getPort() == uri.getPort();
            boolean meta = "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() == -1
                    && uri.getUserInfo() == null && MEDIA_HOSTS.contains(uri.getHost());
            return graphItself || meta ? uri : null;
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    Graph.Answer read(String token, String path) {
        return graph().exchange(to(token, path).GET().build(), MOST_LIST_BYTES);
    }

    Graph.Answer write(String token, String path, String json) {
        return graph().exchange(to(token, path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)).build(), MOST_JSON_BYTES);
    }

    Graph.Answer delete(String token, String path) {
        return graph().exchange(to(token, path).DELETE().build(), MOST_JSON_BYTES);
    }

    /** For the few calls that Meta has at another host and without a version (template archival, 2026-06-02). */
    Graph.Answer writeUnversioned(String token, String path, String json) {
        String base = META_GRAPH.equals(settings.graph().getHost()) ? META_API : settings.graph().toString();
        return graph().exchange(HttpRequest.newBuilder(URI.create(base + "/" + path)).header("Authorization", "Bearer " + token)
                .header("Accept", "application/json").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)).build(), MOST_JSON_BYTES);
    }

    /** All bytes of an upload session at once. Meta wants another word before this token. */
    Graph.Answer send(String token, String session, byte[] bytes) {
        return graph().exchange(to(token, session).setHeader("Authorization", "OAuth " + token).header("file_offset", "0")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)).build(), MOST_JSON_BYTES);
    }

    private HttpRequest.Builder to(String token, String... path) {
        URI uri = URI.create(settings.graph() + "/" + settings.version() + "/" + String.join("/", path));
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).header("Accept", "application/json");
    }

    private Graph graph() {
        if (graph == null) {
            synchronized (this) {
                graph = graph == null ? new Graph("https".equals(settings.graph().getScheme())) : graph;
            }
        }
        return graph;
    }

    private static void part(ByteArrayOutputStream form, String boundary, String headers, byte[] content) {
        form.writeBytes(("--" + boundary + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** A file's name comes from people: it must not end the header that it stands in. */
    private static String header(String value) {
        return value == null ? "file" : value.replaceAll("[\\p{Cntrl}\"\\\\]", "_");
    }
}
