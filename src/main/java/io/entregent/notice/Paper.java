package io.entregent.notice;

import io.entregent.kernel.Html;
import java.util.Locale;

/** A mail's text on the tenant's paper. Tables and attributes, because mail programs know little else. */
final class Paper {

    static final String LOGO = "logo@entregent";
    private static final String COLOUR = "#1d4e89";

    private Paper() {
    }

    /** @param text as the plain part has it */
    static String html(Letterhead.Head head, Locale language, String title, String text, String link, String foot) {
        String colour = head.colour() == null ? COLOUR : head.colour();
        String logo = head.logo() == null ? "" : "<img src=\"cid:" + LOGO + "\" height=\"40\" alt=\"\" style=\"height:40px;width:auto;vertical-align:middle;border-radius:6px;margin-right:8px\"> ";
        return "<!DOCTYPE html><html lang=\"" + language.getLanguage() + "\"><head><meta charset=\"UTF-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
                + Html.escaped(title) + "</title></head><body style=\"margin:0;background:#f4f5f7;font-family:Arial,sans-serif;color:#1b1b1f\">"
                + "<div role=\"main\"><table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr><td align=\"center\" style=\"padding:24px 12px\">"
                + "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"max-width:560px;text-align:left;background:#ffffff;border-radius:8px\">"
                + "<tr><td style=\"padding:16px 24px;background:" + colour + ";color:#ffffff;font-size:18px;font-weight:bold;border-radius:8px 8px 0 0\">" + logo
                + Html.escaped(head.name()) + "</td></tr><tr><td style=\"padding:24px\"><h1 style=\"margin:0 0 12px;font-size:20px\">" + Html.escaped(title)
                + "</h1><p style=\"margin:0 0 20px;line-height:1.5\">" + Html.escaped(text).replace("\n", "<br>") + "</p><p style=\"margin:0\"><a href=\"" + Html.escaped(link)
                + "\" style=\"color:" + colour + ";overflow-wrap:anywhere\">" + Html.escaped(link) + "</a></p></td></tr><tr><td style=\"padding:0 24px 24px;color:#5c5f66;font-size:13px\">"
                + Html.escaped(foot) + "</td></tr></table></td></tr></table></div></body></html>";
    }
}
