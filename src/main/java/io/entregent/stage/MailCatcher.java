package io.entregent.stage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes every mail that the portal sends and delivers none: they are read on a page. */
final class MailCatcher implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>&]+(?:&amp;[^\\s<>&]+)*");
    private static final Pattern FILE = Pattern.compile("/file/([0-9]{1,6})");
    private static final Pattern SHEET = Pattern.compile("/html/([0-9]{1,6})");
    private static final Pattern PICTURE = Pattern.compile("cid:([^\"]+)");
    private static final String NOTHING_FROM_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    private static final int SHOWN = 200;
    private static final String PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Caught mail</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>body{margin:0;padding:1.5rem;background:#f3f5f8;color:#17212e;font:15px/1.5 system-ui,sans-serif}
            main{max-width:46rem;margin:auto}article{margin:1rem 0;padding:1rem 1.25rem;border:1px solid #dfe5ec;border-radius:12px;background:#fff}
            h1{font-size:1.5rem}h2{margin:0;font-size:1.1rem}p{margin:.25rem 0;color:#4a5768}pre{white-space:pre-wrap;font:inherit}</style></head>
            <body><main><h1>Caught mail</h1><p>What the portal sent by mail, newest first. Nothing of it left this machine.</p>%s</main></body></html>
            """;

    private final GreenMail smtp;
    private final HttpServer page;

    private MailCatcher(GreenMail smtp, HttpServer page) {
        this.smtp = smtp;
        this.page = page;
    }

    static MailCatcher start(int smtpPort, int pagePort) throws IOException {
        GreenMail smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), pagePort), 0);
        MailCatcher catcher = new MailCatcher(smtp, page);
        page.createContext("/", catcher::answer);
        page.start();
        return catcher;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher file = FILE.matcher(exchange.getRequestURI().getPath());
            if (file.matches()) {
                send(exchange, Integer.parseInt(file.group(1)));
                return;
            }
            Matcher sheet = SHEET.matcher(exchange.getRequestURI().getPath());
            page(exchange, sheet.matches() ? sheet(Integer.parseInt(sheet.group(1))) : PAGE.formatted(mails()));
        }
    }

    private static void page(HttpExchange exchange, String html) throws IOException {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", NOTHING_FROM_OUTSIDE);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** A mail as a mail program shows it, with the pictures that came with it. */
    private String sheet(int number) throws IOException {
        MimeMessage[] caught = smtp.getReceivedMessages();
        try {
            Part html = number < caught.length ? part(caught[number], "text/html", null) : null;
            if (html == null) {
                return PAGE.formatted("<p>This mail has no such part.</p>");
            }
            StringBuilder shown = new StringBuilder();
            Matcher picture = PICTURE.matcher(String.valueOf(html.getContent()));
            while (picture.find()) {
                Part image = part(caught[number], "image/*", "<" + picture.group(1) + ">");
                picture.appendReplacement(shown, image == null ? "" : "data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(image.getInputStream().readAllBytes()));
            }
            return picture.appendTail(shown).toString();
        } catch (MessagingException unreadable) {
            return PAGE.formatted("<p>A mail that cannot be read</p>");
        }
    }

    /** @param id of the content, or null for any */
    private static Part part(Part whole, String type, String id) throws MessagingException, IOException {
        if (whole.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Part found = part(parts.getBodyPart(i), type, id);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        String[] ids = whole.getHeader("Content-ID");
        return whole.isMimeType(type) && (id == null || ids != null && id.equals(ids[0])) ? whole : null;
    }

    /** What is attached to a mail, by the mail's number. */
    private void send(HttpExchange exchange, int number) throws IOException {
        MimeMessage[] caught = smtp.getReceivedMessages();
        try {
            Part file = number < caught.length ? attached(caught[number]) : null;
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = file.getInputStream().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", file.getContentType().replaceFirst(";.*", ""));
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (MessagingException unreadable) {
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private static Part attached(Part mail) throws MessagingException, IOException {
        if (mail.getContent() instanceof Multipart parts && parts.getCount() > 1 && parts.getBodyPart(1).getFileName() != null) {
            return parts.getBodyPart(1);
        }
        return null;
    }

    private static String link(Part mail, int number) throws MessagingException, IOException {
        Part file = attached(mail);
        return (file == null ? "" : "<p><a href=\"/file/" + number + "\">" + plain(file.getFileName()) + "</a></p>")
                + (part(mail, "text/html", null) == null ? "" : "<p><a href=\"/html/" + number + "\">As a mail program shows it</a></p>");
    }

    private String mails() throws IOException {
        StringBuilder all = new StringBuilder();
        MimeMessage[] caught = smtp.getReceivedMessages();
        for (int i = caught.length - 1; i >= Math.max(0, caught.length - SHOWN); i--) {
            try {
                all.append("<article><h2>").append(plain(caught[i].getSubject())).append("</h2><p>")
                        .append(plain(String.valueOf(caught[i].getRecipients(Message.RecipientType.TO)[0]))).append("</p><pre>")
                        .append(linked(plain(text(caught[i])))).append("</pre>").append(link(caught[i], i)).append("</article>");
            } catch (MessagingException unreadable) {
                all.append("<article><p>A mail that cannot be read</p></article>");
            }
        }
        return all.isEmpty() ? "<p>No mail yet.</p>" : all.toString();
    }

    /** Keycloak writes its mails twice, as text and as HTML: the text is shown. */
    private static String text(Part mail) throws MessagingException, IOException {
        if (mail.getContent() instanceof Multipart parts) {
            // It writes its text with the entities of HTML.
            return text(parts.getBodyPart(0)).replace("&#61;", "=").replace("&#34;", "\"").replace("&#39;", "'").replace("&amp;", "&");
        }
        return String.valueOf(mail.getContent());
    }

    private static String linked(String text) {
        return LINK.matcher(text).replaceAll(found -> Matcher.quoteReplacement("<a href=\"" + found.group() + "\">" + found.group() + "</a>"));
    }

    private static String plain(String text) {
        return text == null ? "" : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    @Override
    public void close() {
        page.stop(0);
        smtp.stop();
    }
}
