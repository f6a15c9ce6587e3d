package io.entregent.brand.web;

import io.entregent.brand.Brand;
import io.entregent.brand.Brands;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.Scope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The tenant's brand around every page, and its two files: a style of one line, and the logo. */
@Named
@RequestScoped
public class BrandLook {

    @Inject
    private Brands brands;

    private Optional<Brand> brand;

    public boolean isColoured() {
        return brand().filter(one -> one.colour() != null).isPresent();
    }

    public boolean isLogo() {
        return brand().filter(Brand::logo).isPresent();
    }

    /** Changes with the brand, so that browsers may keep the files. */
    public String getVersion() {
        return brand().map(one -> Long.toString(one.changedAt().toEpochMilli(), 36)).orElse("");
    }

    public void sendStyle() throws IOException {
        send("text/css; charset=utf-8", brand().map(Brand::style).orElseThrow(Rejected::notFound).getBytes(StandardCharsets.US_ASCII));
    }

    public void sendLogo() throws IOException {
        send("image/png", brands.logo().orElseThrow(Rejected::notFound));
    }

    /** The brand was read before it was changed in the same request. */
    public void changed() {
        brand = null;
    }

    private Optional<Brand> brand() {
        if (brand == null) {
            brand = Scope.current().tenant() == null ? Optional.empty() : brands.brand();
        }
        return brand;
    }

    private static void send(String type, byte[] bytes) throws IOException {
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        answer.responseReset();
        answer.setResponseContentType(type);
        answer.setResponseHeader("X-Content-Type-Options", "nosniff");
        answer.setResponseHeader("Cache-Control", "private, max-age=86400");
        answer.setResponseContentLength(bytes.length);
        answer.getResponseOutputStream().write(bytes);
        FacesContext.getCurrentInstance().responseComplete();
    }
}
