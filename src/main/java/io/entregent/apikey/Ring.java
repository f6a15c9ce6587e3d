package io.entregent.apikey;

import io.entregent.access.KeyRing;
import io.entregent.people.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Looks a key up, and asks the realm whether the person behind it is still there. */
@ApplicationScoped
class Ring implements KeyRing {

    @Inject
    private ApiKeys keys;

    @Inject
    private Standing standing;

    @Override
    public boolean isKey(String credential) {
        return credential.startsWith(Secret.PREFIX);
    }

    @Override
    public Optional<Holder> find(String credential) {
        return keys.holder(credential).filter(one -> one.who().service() || standing.isActive(one.who().userId()));
    }
}
