package io.entregent.people.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Where Keycloak leads who accepted an invitation. It adds a code of its own to the address, which no page behind the
 * login would take; so this one is open, and the next click logs in.
 */
@Named
@RequestScoped
public class WelcomePage {

    @Inject
    private HttpServletRequest request;

    /** A tenant's address, or the first page; nothing that the address could smuggle in. */
    public String getPlace() {
        String slug = request.getParameter("to");
        return slug != null && slug.matches("[a-z0-9][a-z0-9-]{1,62}") ? "/t/" + slug : "/";
    }
}
