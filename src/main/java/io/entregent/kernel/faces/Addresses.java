package io.entregent.kernel.faces;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the addresses that people see (see {@link Routes}) instead of file names, and gives each
 * view the reader's language.
 */
public class Addresses extends ViewHandlerWrapper {

    private static final Pattern TENANT = Pattern.compile("/t/([a-z0-9][a-z0-9-]{1,62})(?:/.*)?");

    public Addresses(ViewHandler wrapped) {
        super(wrapped);
    }

    static String path(HttpServletRequest request) {
        Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (forwarded != null) {
            return forwarded.toString();
        }
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    static String slug(String path) {
        Matcher matcher = TENANT.matcher(path);
        return matcher.matches() ? matcher.group(1) : null;
    }

    @Override
    public Locale calculateLocale(FacesContext context) {
        Language language = context.getApplication().evaluateExpressionGet(context, "#{language}", Language.class);
        return language.locale();
    }

    /** A form posts to the address it was shown under, filters included. */
    @Override
    public String getActionURL(FacesContext context, String viewId) {
        if (context.getViewRoot() != null && viewId.equals(context.getViewRoot().getViewId())) {
            Look look = context.getApplication().evaluateExpressionGet(context, "#{look}", Look.class);
            return look.getHere();
        }
        String base = slug(path((HttpServletRequest) context.getExternalContext().getRequest()));
        return (base == null ? "" : "/t/" + base) + viewId.replaceFirst("(/index)?\\.xhtml$", "");
    }

    @Override
    public String getRedirectURL(FacesContext context, String viewId, Map<String, List<String>> parameters,
            boolean includeViewParams) {
        return context.getExternalContext().encodeRedirectURL(getActionURL(context, viewId), parameters);
    }

    @Override
    public String getBookmarkableURL(FacesContext context, String viewId, Map<String, List<String>> parameters,
            boolean includeViewParams) {
        return context.getExternalContext().encodeBookmarkableURL(getActionURL(context, viewId), parameters);
    }
}
