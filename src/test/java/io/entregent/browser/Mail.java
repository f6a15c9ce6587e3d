package io.entregent.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;

/** What the mail catcher caught, and what invited people do with it. */
final class Mail {

    private Mail() {
    }

    /** Follows Keycloak's invitation to this address and registers; ends on a page of the portal. */
    static void register(Browser newcomer, String address, String first, String last) {
        newcomer.driver().get(link(address));
        newcomer.type(By.id("email"), address);
        newcomer.type(By.id("firstName"), first);
        newcomer.type(By.id("lastName"), last);
        newcomer.type(By.id("password"), "demo");
        newcomer.type(By.id("password-confirm"), "demo");
        newcomer.click(By.cssSelector("#kc-register-form [type='submit']"));
        newcomer.await().until(browser -> browser.getCurrentUrl().startsWith(Browser.portal()));
    }

    /** Waits until somebody got a mail with these words in its subject. */
    static void awaitSubject(String address, String words) {
        Pattern mail = Pattern.compile("<h2>[^<]*" + Pattern.quote(words) + "[^<]*</h2><p>" + Pattern.quote(address));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> mail.matcher(caught()).find());
    }

    /** @return how many mails somebody got */
    static long count(String address) {
        return Pattern.compile("<p>" + Pattern.quote(address) + "</p>").matcher(caught()).results().count();
    }

    private static String link(String address) {
        Pattern link = Pattern.compile(Pattern.quote(address) + ".*?(" + Pattern.quote(Browser.keycloak()) + "[^\\s\"<]+)", Pattern.DOTALL);
        String[] found = new String[1];
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            Matcher matcher = link.matcher(caught().replace("&amp;", "&").replace("&amp;", "&").replace("&#61;", "="));
            found[0] = matcher.find() ? matcher.group(1) : null;
            return found[0] != null;
        });
        return found[0];
    }

    /** The address at which the newest mail to somebody under this subject is seen as a mail program shows it. */
    static String sheet(String address, String subject) {
        Pattern sheet = Pattern.compile("<article><h2>" + Pattern.quote(subject) + "</h2><p>" + Pattern.quote(address)
                + "</p>(?:(?!</article>).)*<a href=\"(/html/\\d+)\"", Pattern.DOTALL);
        String[] found = new String[1];
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            Matcher matcher = sheet.matcher(caught());
            found[0] = matcher.find() ? matcher.group(1) : null;
            return found[0] != null;
        });
        return System.getProperty("entregent.mail.url").replaceFirst("/$", "") + found[0];
    }

    /** The file that came with the newest mail to somebody under this subject. */
    static byte[] attachment(String address, String subject) {
        Pattern file = Pattern.compile("<article><h2>" + Pattern.quote(subject) + "</h2><p>" + Pattern.quote(address)
                + "</p>(?:(?!</article>).)*<a href=\"(/file/\\d+)\"", Pattern.DOTALL);
        String[] found = new String[1];
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            Matcher matcher = file.matcher(caught());
            found[0] = matcher.find() ? matcher.group(1) : null;
            return found[0] != null;
        });
        return get(System.getProperty("entregent.mail.url").replaceFirst("/$", "") + found[0], HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String caught() {
        return get(System.getProperty("entregent.mail.url"), HttpResponse.BodyHandlers.ofString());
    }

    private static <T> T get(String address, HttpResponse.BodyHandler<T> handler) {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address)).build(), handler).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
