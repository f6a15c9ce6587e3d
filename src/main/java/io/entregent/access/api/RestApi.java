package io.entregent.access.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** All resources of the WAR. */
@ApplicationPath("/api")
@OpenAPIDefinition(info = @Info(title = "Entregent", version = "1", description = "Conversations, messages, contacts, consents,"
        + " templates and policy of one tenant. Errors are application/problem+json (RFC 9457) with a stable code."
        + " Lists take limit and cursor and answer next."), security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT",
        description = "An access token of the realm with the audience portal-api")
public class RestApi extends Application {
}
