package io.entregent.consent.web;

import io.entregent.consent.capture.CampaignView;
import io.entregent.consent.capture.Campaigns;
import io.entregent.consent.capture.OptIns;
import io.entregent.consent.wording.NoticeView;
import io.entregent.consent.wording.WordingView;
import io.entregent.consent.wording.Wordings;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import io.entregent.kernel.faces.Language;
import io.entregent.kernel.faces.Words;
import io.entregent.tenancy.Tenant;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The page of a campaign on which people opt in, {@code /public/optin/{tenant}/{campaign}}, and its QR code
 * ({@code …/qr.svg}). Needs no login, no session and no script, so that it can stand inside other pages.
 */
@WebServlet("/public/optin/*")
public class OptInServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private PublicScope scope;

    @Inject
    private Campaigns campaigns;

    @Inject
    private Wordings wordings;

    @Inject
    private OptIns optIns;

    @Inject
    private Language language;

    @Inject
    private Words words;

    @Inject
    private OptInPage page;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        serve(request, response, false);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        serve(request, response, true);
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, boolean sent) throws ServletException, IOException {
        String[] parts = PublicScope.parts(request);
        scope.run(parts[0], request, response, tenant -> {
            Optional<CampaignView> campaign = parts.length < 2 ? Optional.empty() : campaigns.open(parts[1]);
            Optional<WordingView> asked = campaign.flatMap(one -> wordings.published(one.wording()));
            Optional<NoticeView> notice = asked.flatMap(one -> wordings.notice(one.notice()));
            if (notice.isEmpty() || parts.length > 3 || parts.length == 3 && !parts[2].equals("qr.svg")) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            } else if (parts.length == 3) {
                picture(tenant, campaign.get(), response);
            } else {
                page.ask(tenant, campaign.get(), asked.get(), notice.get(), language.getTag());
                if (sent) {
                    take(campaign.get(), request, response);
                }
                request.getRequestDispatcher("/open/optin.xhtml").forward(request, new Embeddable(response, campaign.get().embed()));
            }
        });
    }

    private void take(CampaignView campaign, HttpServletRequest request, HttpServletResponse response) {
        try {
            if (scope.tooMany(request)) {
                throw new Rejected(Rejected.Kind.UNAVAILABLE, "optin.tooMany");
            }
            String method = "qr".equals(request.getParameter("from")) ? "qr" : "form";
            OptIns.Started started = optIns.start(campaign, language.getTag(), "yes".equals(request.getParameter("older")),
                    request.getParameter("phone"), method);
            if (started.token() == null) {
                page.done();
            } else {
                page.send(started.token(), started.account().displayName());
            }
        } catch (Rejected refused) {
            response.setStatus(refused.kind().status());
            page.refuse(words.of(refused.code(), refused.arguments()));
        }
    }

    private static void picture(Tenant tenant, CampaignView campaign, HttpServletResponse response) throws IOException {
        response.setContentType("image/svg+xml");
        response.getOutputStream().write(QrCode.svg(Settings.address("ENTREGENT_PUBLIC_URL") + "/public/optin/" + tenant.slug()
                + "/" + campaign.slug() + "?from=qr").getBytes(StandardCharsets.UTF_8));
    }

    /** Lets the named origins show the page inside their own; everything else of the policy stays. */
    private static final class Embeddable extends HttpServletResponseWrapper {

        private final String origins;

        Embeddable(HttpServletResponse response, String origins) {
            super(response);
            this.origins = origins;
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, changed(name, value));
        }

        @Override
        public void addHeader(String name, String value) {
            super.addHeader(name, changed(name, value));
        }

        private String changed(String name, String value) {
            return origins.isBlank() || !name.equalsIgnoreCase("Content-Security-Policy") ? value
                    : value.replace("frame-ancestors 'none'", "frame-ancestors " + origins);
        }
    }
}
