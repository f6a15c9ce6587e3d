package io.entregent.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.InServer;
import io.entregent.access.Sought;
import io.entregent.kernel.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Addresses that somebody wrote by hand, as they are answered before the login. */
class SealedAddressesIT extends InServer {

    private static final String PLACE = "/t/maison-lumen";

    @Inject
    private Sought sought;

    @Test
    void aWordThatIsSealedAlreadyStaysAsItIsBesideOneThatIsNot() throws Exception {
        String sealed = sought.hide(PLACE, "text", "Ximena");

        Map<String, String> told = told(answer(PLACE + "/audit?text=" + sealed + "&object=%2B33639980001&outcome=done"));

        assertThat(told).containsEntry("text", sealed).containsEntry("outcome", "done");
        assertThat(sought.show(PLACE, "object", told.get("object"))).contains("+33639980001");
    }

    @Test
    void aWordThatWasSealedElsewhereIsLeftOut() throws Exception {
        String elsewhere = sought.hide("/t/pharmacie-du-parc", "text", "Ximena");
        assertThat(told(answer(PLACE + "/audit?text=" + elsewhere + "&object=%2B33639980001"))).containsOnlyKeys("object");
    }

    @Test
    void whatStandsBehindASemicolonGoes() throws Exception {
        HttpResponse<Void> answer = answer(PLACE + "/inbox;v=1?q=Ximena");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).startsWith(PLACE + "/inbox?q=").doesNotContain("Ximena");
    }

    private static HttpResponse<Void> answer(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(Settings.address("ENTREGENT_PUBLIC_URL") + path)).build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private static Map<String, String> told(HttpResponse<Void> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        String query = answer.headers().firstValue("Location").orElse("").replaceFirst("^[^?]*\\?", "");
        return Arrays.stream(query.split("&")).map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> URLDecoder.decode(one[1], StandardCharsets.UTF_8)));
    }
}
