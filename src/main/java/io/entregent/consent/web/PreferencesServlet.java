package io.entregent.consent.web;

import io.entregent.consent.Preferences;
import io.entregent.consent.proof.Receipts;
import io.entregent.kernel.Ids;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.faces.Language;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a person sees and withdraws by the own link, {@code /public/preferences/{tenant}?k=…}, and its receipts. */
@WebServlet("/public/preferences/*")
public class PreferencesServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private PublicScope scope;

    @Inject
    private Preferences preferences;

    @Inject
    private Receipts receipts;

    @Inject
    private Language language;

    @Inject
    private PreferencesPage page;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] parts = PublicScope.parts(request);
        scope.run(parts[0], request, response, tenant -> {
            try {
                String key = String.valueOf(request.getParameter("k"));
                Preferences.Bearer bearer = preferences.open(key);
                if (parts.length == 1) {
                    page.show(tenant, bearer, key, request.getParameter("done") != null);
                    request.getRequestDispatcher("/open/preferences.xhtml").forward(request, response);
                } else if (parts.length == 2 && parts[1].equals("receipt") && bearer.fresh()) {
                    receipt(bearer, request, response);
                } else {
                    response.sendError(HttpServletResponse.SC_NOT_FOUND);
                }
            } catch (Rejected unknown) {
                response.sendError(unknown.kind().status());
            }
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String[] parts = PublicScope.parts(request);
        scope.run(parts[0], request, response, tenant -> {
            try {
                String key = String.valueOf(request.getParameter("k"));
                String channel = request.getParameter("channel");
                preferences.withdraw(preferences.open(key), channel == null ? "whatsapp" : channel, request.getParameter("purpose"));
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", "/public/preferences/" + tenant.slug() + "?done=1&k="
                        + URLEncoder.encode(key, StandardCharsets.UTF_8));
            } catch (Rejected unknown) {
                response.sendError(unknown.kind().status());
            }
        });
    }

    private void receipt(Preferences.Bearer bearer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID event = Ids.parse(request.getParameter("e")).orElseThrow(Rejected::notFound);
        Receipts.Receipt receipt = receipts.forHolder(bearer.contact(), event, language.locale(),
                "pdf".equals(request.getParameter("as")));
        response.setContentType(receipt.mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + receipt.name() + "\"");
        response.getOutputStream().write(receipt.content());
    }
}
