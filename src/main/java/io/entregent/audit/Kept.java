package io.entregent.audit;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.audit.log.Checkpoint;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.NotProven;
import io.entregent.audit.log.Vkey;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Takes back checkpoints that officers kept outside. From then on the log MUST extend each of them; a
 * tenant whose log does not is closed at once, whatever database and signer say.
 */
@ApplicationScoped
@Transactional
public class Kept {

    @Inject
    private LogSql sql;

    @Inject
    private Signing signing;

    @Inject
    private Access access;

    @Inject
    private Audit audit;

    @Inject
    private Clock clock;

    /**
     * @return how the log stands now
     * @throws Rejected audit.kept.invalid for what this tenant's key did not sign
     */
    public Standing keep(String note) {
        access.require(Permission.AUDIT_EXPORT);
        Checkpoint seen = checked(note);
        UUID id = Ids.next();
        if (sql.keepSeen(id, seen.size(), seen.root(), note, access.userId(), clock.instant())) {
            audit.record(AuditEvent.done("audit.checkpointKept", "checkpoint", id).fact("size", seen.size()));
        }
        signing.compareKept();
        return signing.standing(Scope.requireTenant());
    }

    private Checkpoint checked(String note) {
        try {
            Note parsed = Note.parse(note.replace("\r\n", "\n").strip() + "\n");
            Checkpoint seen = parsed.checkpoint();
            List<String> keys = sql.keys();
            if (seen.size() == 0 || !seen.origin().equals(Origin.of(Scope.requireTenant()))
                    || keys.stream().noneMatch(key -> signedBy(parsed, key))) {
                throw Rejected.invalid("audit.kept.invalid");
            }
            return seen;
        } catch (NotProven malformed) {
            throw Rejected.invalid("audit.kept.invalid");
        }
    }

    private static boolean signedBy(Note note, String key) {
        try {
            note.require(Vkey.parse(key));
            return true;
        } catch (NotProven other) {
            return false;
        }
    }
}
