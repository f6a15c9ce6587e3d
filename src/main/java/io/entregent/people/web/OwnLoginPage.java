package io.entregent.people.web;

import io.entregent.kernel.faces.Say;
import io.entregent.people.login.OwnLogin;
import io.entregent.people.login.OwnLogins;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The tenant's own login server: what to register there, what to type here, and what is linked. */
@Named
@RequestScoped
public class OwnLoginPage {

    @Inject
    private OwnLogins logins;

    @Inject
    private Say say;

    private OwnLogin.Protocol protocol = OwnLogin.Protocol.OIDC;
    private String domain;
    private String source;
    private String client;
    private String secret;

    public OwnLogin getLinked() {
        return logins.linked().orElse(null);
    }

    public String getRedirect() {
        return logins.redirect();
    }

    public String getEntity() {
        return logins.entity();
    }

    public OwnLogin.Protocol[] getProtocols() {
        return OwnLogin.Protocol.values();
    }

    public void link() {
        say.attempt("login.done.linked", () -> logins.link(new OwnLogin.Wanted(protocol, domain, source, client, secret)));
        secret = null;
    }

    public void unlink() {
        say.attempt("login.done.unlinked", logins::unlink);
    }

    public OwnLogin.Protocol getProtocol() {
        return protocol;
    }

    public void setProtocol(OwnLogin.Protocol protocol) {
        this.protocol = protocol;
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(String domain) {
        this.domain = domain;
    }

    public String getSource() {
        return source;
    }

    public void setSource(String source) {
        this.source = source;
    }

    public String getClient() {
        return client;
    }

    public void setClient(String client) {
        this.client = client;
    }

    /** Never shown again. */
    public String getSecret() {
        return null;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }
}
