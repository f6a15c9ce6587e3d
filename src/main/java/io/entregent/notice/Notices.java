package io.entregent.notice;

import io.entregent.access.Access;
import io.entregent.access.Members;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Settings;
import io.entregent.kernel.db.Scope;
import io.entregent.kernel.db.Signals;
import io.entregent.kernel.jobs.Tickets;
import io.entregent.tenancy.Tenancy;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The notices of the current tenant. */
@ApplicationScoped
@Transactional
public class Notices {

    static final String ADDRESS = "mail.address";
    static final String FILE = "mail.attachment";
    static final String QUEUE = "mail";

    @Inject
    private NoticeSql sql;

    @Inject
    private Members members;

    @Inject
    private Tenancy tenancy;

    @Inject
    private Vault vault;

    @Inject
    private Tickets tickets;

    @Inject
    private Signals signals;

    @Inject
    private Access access;

    @Inject
    private Smtp smtp;

    @Inject
    private Clock clock;

    /** Tells members; who acts right now is left out. Done if and only if the caller's transaction commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(Notice notice) {
        String base = base();
        for (UUID user : notice.people()) {
            if (user.equals(access.userId())) {
                continue;
            }
            sql.add(Ids.next(), user, notice, clock.instant());
            if (members.address(user).isPresent()) {
                post(new NoticeSql.Mail(Ids.next(), user, null, members.language(user), notice.kind(), notice.words(),
                        base + notice.place(), null));
            }
        }
        signals.raise("notice", Scope.requireTenant().toString());
    }

    /**
     * A mail to somebody who is no member (yet).
     *
     * @param kind as of a {@link Notice}
     * @param link absolute
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void mail(String address, Locale language, String kind, List<String> words, String link) {
        post(new NoticeSql.Mail(Ids.next(), null, vault.tenantSeal().seal(ADDRESS, address.getBytes(StandardCharsets.UTF_8)),
                language.getLanguage(), kind, words, link, null));
    }

    /**
     * A mail with a file to a member, in the language given.
     *
     * @param place below {@code /t/{slug}/}
     * @return false if the member has no address, or mail no way out
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean mail(UUID member, Locale language, String kind, String place, Attachment file) {
        if (!smtp.isConfigured() || members.address(member).isEmpty()) {
            return false;
        }
        post(new NoticeSql.Mail(Ids.next(), member, null, language.getLanguage(), kind, List.of(), base() + place,
                new Attachment(file.name(), vault.tenantSeal().seal(FILE, file.content()))));
        return true;
    }

    /** Whether mail has a way out. */
    public boolean hasMail() {
        return smtp.isConfigured();
    }

    private String base() {
        return Settings.address("ENTREGENT_PUBLIC_URL") + "/t/" + tenancy.byId(Scope.requireTenant()).orElseThrow().slug() + "/";
    }

    private void post(NoticeSql.Mail mail) {
        if (smtp.isConfigured()) {
            sql.addMail(mail, clock.instant());
            tickets.add(QUEUE, mail.id().toString(), null);
        }
    }

    /** The reader's own, newest first. */
    public List<NoticeView> mine(int most) {
        return sql.of(access.userId(), most);
    }

    public int unread() {
        return access.userId() == null ? 0 : sql.unread(access.userId());
    }

    public void readAll() {
        sql.read(access.userId(), clock.instant());
    }

    /** What the login says of the person's address; kept so that mail reaches who is away. */
    public void learn(UUID user, String address, Locale language) {
        members.learn(user, address, language);
    }
}
