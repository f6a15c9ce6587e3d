package io.entregent.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Seals what belongs to no tenant, such as a webhook body of an unknown account. */
@ApplicationScoped
public class InstallationSeal {

    private Seal seal;

    protected InstallationSeal() {
    }

    @Inject
    InstallationSeal(MasterKey master) {
        seal = new Seal(master.derive("installation"), "installation");
    }

    public byte[] seal(String field, byte[] plain) {
        return seal.seal(field, plain);
    }

    public byte[] open(String field, byte[] sealed) {
        return seal.open(field, sealed);
    }
}
