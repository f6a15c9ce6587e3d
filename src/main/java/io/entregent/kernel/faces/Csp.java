package io.entregent.kernel.faces;

import io.entregent.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.URI;

/** The part of the content security policy in web.xml that depends on the installation. */
@Named
@ApplicationScoped
public class Csp {

    /** Origin of the login: browsers apply form-action to the redirects that follow a form, too. */
    public String getLoginOrigin() {
        return Settings.find("ENTREGENT_OIDC_ISSUER").map(issuer -> {
            URI login = URI.create(issuer);
            return login.getScheme() + "://" + login.getRawAuthority();
        }).orElse("");
    }
}
