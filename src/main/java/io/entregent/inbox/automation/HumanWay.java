package io.entregent.inbox.automation;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The way out to a human that an automatic answer must offer (WhatsApp messaging policy: "prompt, clear, and direct
 * escalation paths": transfer in the chat, telephone, e-mail, web support, visit in a store, form).
 */
public final class HumanWay {

    /** What the button says back. */
    public static final String PAYLOAD = "HUMAN";

    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}\\.[\\w.-]{2,63}|https?://\\S{4,}");
    private static final Set<String> ASKED = Set.of("humain", "un humain", "conseiller", "un conseiller", "conseillere", "une conseillere",
            "agent", "un agent", "quelqu un", "parler a quelqu un", "parler a un humain", "parler a un conseiller", "operateur", "human",
            "a human", "an agent", "advisor", "an advisor", "somebody", "someone", "talk to a human", "talk to an agent",
            "talk to somebody", "talk to someone", "speak to a human", "speak to an agent", "operator", "real person", "a real person");

    private HumanWay() {
    }

    /** @param button a button for it is sent along */
    public static boolean offered(String text, boolean button) {
        return button || text != null && (ADDRESS.matcher(text).find()
                || PhoneNumberUtil.getInstance().findNumbers(text, "FR").iterator().hasNext());
    }

    /** The whole message is the wish, or the button. */
    public static boolean asked(String text, String payload) {
        if (PAYLOAD.equals(payload)) {
            return true;
        }
        return text != null && text.length() < 60 && ASKED.contains(Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip());
    }
}
