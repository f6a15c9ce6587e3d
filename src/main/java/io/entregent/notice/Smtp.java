package io.entregent.notice;

import io.entregent.kernel.Settings;
import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
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

    /** @param file null for none */
    void send(String to, String subject, String text, Attachment file) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        if (file == null) {
            message.setText(text, StandardCharsets.UTF_8.name());
        } else {
            message.setContent(parts(text, file));
        }
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        Transport.send(message);
    }

    private static MimeMultipart parts(String text, Attachment file) throws MessagingException {
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text, StandardCharsets.UTF_8.name());
        MimeBodyPart sheet = new MimeBodyPart();
        sheet.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), "application/pdf")));
        sheet.setFileName(file.name());
        return new MimeMultipart(words, sheet);
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
