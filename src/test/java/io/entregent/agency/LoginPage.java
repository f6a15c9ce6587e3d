package io.entregent.agency;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.kernel.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The first page of the login, over plain HTTP, as the portal sends people there. */
final class LoginPage {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private LoginPage() {
    }

    /** @return where who types this address is sent, or "password" for the page that asks for one */
    static String sentTo(String address) throws IOException, InterruptedException {
        String issuer = Settings.address("ENTREGENT_OIDC_ISSUER").toString();
        HttpResponse<String> first = HTTP.send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/auth?response_type=code&scope=openid"
                + "&client_id=portal-web&state=x&code_challenge_method=S256&code_challenge=" + CHALLENGE + "&redirect_uri="
                + encoded(Settings.address("ENTREGENT_PUBLIC_URL") + "/"))).build(), HttpResponse.BodyHandlers.ofString());
        Matcher form = FORM.matcher(first.body());
        assertThat(form.find()).as(first.body()).isTrue();
        // Java sends no secure cookie over http, which browsers do for localhost.
        String cookies = first.headers().allValues("Set-Cookie").stream().map(cookie -> cookie.split(";")[0]).collect(Collectors.joining("; "));
        HttpResponse<String> next = HTTP.send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&"))).header("Cookie", cookies)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + encoded(address))).build(), HttpResponse.BodyHandlers.ofString());
        return next.headers().firstValue("Location").orElse(next.body().contains("type=\"password\"") ? "password" : next.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
