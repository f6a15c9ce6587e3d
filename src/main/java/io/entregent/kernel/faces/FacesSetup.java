package io.entregent.kernel.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.annotation.FacesConfig;

/** Switches Faces on for CDI. */
@FacesConfig
@ApplicationScoped
public class FacesSetup {
}
