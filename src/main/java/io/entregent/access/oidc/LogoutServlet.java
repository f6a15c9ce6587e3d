package io.entregent.access.oidc;

import io.entregent.kernel.Settings;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.wildfly.security.http.oidc.OidcPrincipal;

/**
 * Ends the session here and at Keycloak (RP-initiated logout), then shows {@link #GOODBYE}. WildFly's client does
 * not do this itself before version 41. A link on another site cannot log anybody out.
 */
@WebServlet("/logout")
public class LogoutServlet extends HttpServlet {

    static final String GOODBYE = "/public/goodbye";
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        end(request, response);
    }

    /** Ends the login of this request, here and, by way of the browser, at Keycloak. */
    public static void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String after = Settings.address("ENTREGENT_PUBLIC_URL") + GOODBYE;
        String target = after;
        if (request.getUserPrincipal() instanceof OidcPrincipal<?> principal) {
            target = Settings.address("ENTREGENT_OIDC_ISSUER") + "/protocol/openid-connect/logout"
                    + "?id_token_hint=" + encoded(principal.getOidcSecurityContext().getIDTokenString())
                    + "&post_logout_redirect_uri=" + encoded(after);
        }
        if (request.getSession(false) != null) {
            request.getSession(false).invalidate();
        }
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(target);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
