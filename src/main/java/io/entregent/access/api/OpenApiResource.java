package io.entregent.access.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The description of this API, generated from its code when it was built. */
@Path("openapi.json")
public class OpenApiResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public String description() throws IOException {
        try (InputStream file = OpenApiResource.class.getResourceAsStream("/META-INF/openapi.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
