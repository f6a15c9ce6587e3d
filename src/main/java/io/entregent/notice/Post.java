package io.entregent.notice;

import io.entregent.access.Members;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The two transactions around a mail. */
@ApplicationScoped
@Transactional
public class Post {

    /**
     * A mail ready to go.
     *
     * @param file null for none
     * @param head the tenant's paper, or null for plain mail
     */
    public record Letter(String address, Locale language, String kind, Object[] words, String link, Attachment file, Letterhead.Head head) {
    }

    @Inject
    private NoticeSql sql;

    @Inject
    private Members members;

    @Inject
    private Vault vault;

    @Inject
    private Tickets tickets;

    @Inject
    @Any
    private Instance<Letterhead> papers;

    @Inject
    private Clock clock;

    /** @return empty if it went out already, or the person is gone; then the ticket is done */
    public Optional<Letter> letter(Ticket ticket) {
        Optional<Letter> letter = sql.waiting(UUID.fromString(ticket.ref())).flatMap(mail -> address(mail).map(to ->
                new Letter(to, Locale.forLanguageTag(mail.language()), mail.kind(), mail.words().toArray(), mail.link(), open(mail.file()), head())));
        if (letter.isEmpty()) {
            tickets.done(ticket);
        }
        return letter;
    }

    private Letterhead.Head head() {
        return papers.stream().map(Letterhead::head).flatMap(Optional::stream).findFirst().orElse(null);
    }

    public void sent(Ticket ticket) {
        if (tickets.done(ticket)) {
            sql.sent(UUID.fromString(ticket.ref()), clock.instant());
        }
    }

    private Attachment open(Attachment sealed) {
        return sealed == null ? null : new Attachment(sealed.name(), vault.tenantSeal().open(Notices.FILE, sealed.content()));
    }

    private Optional<String> address(NoticeSql.Mail mail) {
        return mail.user() == null
                ? Optional.of(new String(vault.tenantSeal().open(Notices.ADDRESS, mail.address()), StandardCharsets.UTF_8))
                : members.address(mail.user());
    }
}
