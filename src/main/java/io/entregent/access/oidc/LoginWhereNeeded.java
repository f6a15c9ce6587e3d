package io.entregent.access.oidc;

import jakarta.servlet.ServletContextAttributeEvent;
import jakarta.servlet.ServletContextAttributeListener;
import jakarta.servlet.annotation.WebListener;
import java.util.List;
import org.wildfly.security.http.oidc.OidcClientConfiguration;
import org.wildfly.security.http.oidc.OidcClientContext;
import org.wildfly.security.http.oidc.OidcHttpFacade;

/**
 * Keeps the login away from addresses that never need it. The OIDC client prepares a login for every
 * request, open or not: it makes keys that nobody uses, and while Keycloak is away it waits for it.
 * Webhooks come by the thousand and must not wait for Keycloak.
 */
@WebListener
public class LoginWhereNeeded implements ServletContextAttributeListener {

    /** Meta comes back with a code too. */
    private static final String SIGNUP_RETURN = "/public/signup";
    private static final List<String> NEVER = List.of("/hooks/", "/health/", StepUp.RETURN, SIGNUP_RETURN);
    private static final String CONTEXT = OidcClientContext.class.getName();

    /** WildFly puts its client there after all listeners of the application have started. */
    @Override
    public void attributeAdded(ServletContextAttributeEvent event) {
        if (!event.getName().equals(CONTEXT)) {
            return;
        }
        OidcClientContext login = (OidcClientContext) event.getValue();
        event.getServletContext().setAttribute(CONTEXT, new OidcClientContext() {

            private final OidcClientConfiguration none = new OidcClientConfiguration();

            @Override
            public OidcClientConfiguration resolveDeployment(OidcHttpFacade request) {
                String path = request.getRequest().getRelativePath();
                return NEVER.stream().anyMatch(path::startsWith) ? none : login.resolveDeployment(request);
            }
        });
    }
}
