package io.entregent.notice;

import io.entregent.kernel.Settings;
import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The way out for mail. Jakarta Mail as WildFly ships it, without the server's mail subsystem: its settings
 * would be the only ones that do not come from the environment. Addresses: {@code smtp://host:port},
 * {@code smtp+starttls://host:port} (required, not merely tried), {@code smtps://host:port}.
 */
@ApplicationScoped
class Smtp {

    private static final String MILLIS = "10000";

    private Session session;
    private InternetAddress from;
    private Clock clock;

    protected Smtp() {
    }

    @jakarta.inject.Inject
    Smtp(Clock clock) {
        this.clock = clock;
    }

    void start(@Observes Startup ready) throws MessagingException {
        Optional<String> address = Settings.find("ENTREGENT_SMTP_URL");
        if (address.isPresent()) {
            from = new InternetAddress(Settings.require("ENTREGENT_MAIL_FROM"), true);
            session = session(Settings.address("ENTREGENT_SMTP_URL", List.of("smtp", "smtp+starttls", "smtps")));
        }
    }

    boolean isConfigured() {
        return session != null;
    }

    /**
     * @param html the text on the tenant's paper, or null
     * @param file null for none
     */
    record Content(String text, String html, Attachment file) {
    }

    /** @param head whose paper that is, or null */
    void send(String to, String subject, Content content, Letterhead.Head head) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(head == null ? from : named(head.name()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        byte[] logo = head == null ? null : head.logo();
        if (content.file() != null) {
            message.setContent(new MimeMultipart(words(content, logo), sheet(content.file())));
        } else if (content.html() != null) {
            message.setContent(both(content.text(), content.html(), logo));
        } else {
            message.setText(content.text(), StandardCharsets.UTF_8.name());
        }
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        Transport.send(message);
    }

    /** The tenant's name before the installation's address: only that one may send. */
    private InternetAddress named(String name) throws MessagingException {
        try {
            return new InternetAddress(from.getAddress(), name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException impossible) {
            throw new MessagingException("UTF-8 is missing");
        }
    }

    private static MimeBodyPart words(Content content, byte[] logo) throws MessagingException {
        MimeBodyPart words = new MimeBodyPart();
        if (content.html() == null) {
            words.setText(content.text(), StandardCharsets.UTF_8.name());
        } else {
            words.setContent(both(content.text(), content.html(), logo));
        }
        return words;
    }

    private static MimeBodyPart sheet(Attachment file) throws MessagingException {
        MimeBodyPart sheet = new MimeBodyPart();
        sheet.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), "application/pdf")));
        sheet.setFileName(file.name());
        return sheet;
    }

    /** Plain text first, for who reads that; then the page, with its picture if there is one. */
    static MimeMultipart both(String text, String html, byte[] logo) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, StandardCharsets.UTF_8.name());
        MimeBodyPart page = new MimeBodyPart();
        page.setContent(html, "text/html; charset=UTF-8");
        MimeBodyPart rich = page;
        if (logo != null) {
            MimeBodyPart picture = new MimeBodyPart();
            picture.setDataHandler(new DataHandler(new ByteArrayDataSource(logo, "image/png")));
            picture.setContentID("<" + Paper.LOGO + ">");
            picture.setDisposition(Part.INLINE);
            rich = new MimeBodyPart();
            rich.setContent(new MimeMultipart("related", page, picture));
        }
        return new MimeMultipart("alternative", plain, rich);
    }

    private static Session session(URI server) {
        boolean tls = server.getScheme().equals("smtps");
        String kind = tls ? "smtps" : "smtp";
        Properties all = new Properties();
        all.put("mail.transport.protocol", kind);
        all.put("mail.transport.protocol.rfc822", kind);
        all.put("mail." + kind + ".host", server.getHost());
        all.put("mail." + kind + ".port", Integer.toString(server.getPort() < 0 ? (tls ? 465 : 587) : server.getPort()));
        all.put("mail." + kind + ".connectiontimeout", MILLIS);
        all.put("mail." + kind + ".timeout", MILLIS);
        all.put("mail." + kind + ".writetimeout", MILLIS);
        all.put("mail." + kind + ".ssl.checkserveridentity", "true");
        if (server.getScheme().equals("smtp+starttls")) {
            all.put("mail.smtp.starttls.enable", "true");
            all.put("mail.smtp.starttls.required", "true");
        }
        Optional<String> user = Settings.find("ENTREGENT_SMTP_USER");
        if (user.isEmpty()) {
            return Session.getInstance(all);
        }
        all.put("mail." + kind + ".auth", "true");
        String password = Settings.require("ENTREGENT_SMTP_PASSWORD");
        return Session.getInstance(all, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user.get(), password);
            }
        });
    }
}
