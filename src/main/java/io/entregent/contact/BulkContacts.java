package io.entregent.contact;

import io.entregent.kernel.Ids;
import io.entregent.kernel.db.Scope;
import io.entregent.vault.TenantSeal;
import io.entregent.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Many people at once, by phone: found or made with few statements, however many they are. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class BulkContacts {

    /** @param subject under which to seal what concerns the person */
    public record Known(UUID contact, UUID subject) {
    }

    @Inject
    private BulkSql sql;

    @Inject
    private Vault vault;

    @Inject
    private Clock clock;

    /** Those of the numbers (E.164) that must be left alone. */
    public Set<String> suppressed(String channel, Collection<String> phones) {
        Map<String, String> hashes = hashes(channel, phones);
        Set<String> found = sql.suppressed(channel, hashes.keySet());
        Map<String, String> left = new HashMap<>(hashes);
        left.keySet().retainAll(found);
        return Set.copyOf(left.values());
    }

    /** Finds each number's person, or makes one; the caller records that in its own transaction. */
    public Map<String, Known> resolve(String channel, Collection<String> phones) {
        Map<String, String> hashes = hashes(channel, phones);
        Map<String, Known> byHash = sql.find(channel, hashes.keySet());
        List<String> strangers = hashes.keySet().stream().filter(hash -> !byHash.containsKey(hash)).toList();
        List<UUID> subjects = vault.newSubjects(strangers.size());
        List<Object[]> contacts = new ArrayList<>();
        List<Object[]> identities = new ArrayList<>();
        Instant now = clock.instant();
        UUID tenant = Scope.requireTenant();
        for (int i = 0; i < strangers.size(); i++) {
            String hash = strangers.get(i);
            Known made = new Known(Ids.next(), subjects.get(i));
            contacts.add(new Object[] {tenant, made.contact(), made.subject(), now});
            identities.add(new Object[] {tenant, channel, Identities.PHONE, HexFormat.of().parseHex(hash), made.contact(),
                made.subject(), vault.seal(made.subject(), Linking.field(Identities.PHONE), hashes.get(hash)), now});
            byHash.put(hash, made);
        }
        sql.add(contacts, identities);
        Map<String, Known> byPhone = new HashMap<>();
        hashes.forEach((hash, phone) -> byPhone.put(phone, byHash.get(hash)));
        return byPhone;
    }

    private Map<String, String> hashes(String channel, Collection<String> phones) {
        TenantSeal seal = vault.tenantSeal();
        Map<String, String> hashes = new LinkedHashMap<>();
        phones.forEach(phone -> hashes.put(HexFormat.of().formatHex(
                seal.lookup("identity." + channel + "." + Identities.PHONE, phone)), phone));
        return hashes;
    }
}
