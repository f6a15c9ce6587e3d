package io.entregent.agency;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.channel.whatsapp.Signup;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A number by Meta's own dialog instead of ids and a token typed in. Never inside a transaction. */
@ApplicationScoped
public class SigningUp {

    /** One address for all tenants: Meta wants to know beforehand where its dialog may lead back to. */
    public static final String RETURN = "/public/signup";

    @Inject
    private Access access;

    @Inject
    private Signup signup;

    @Inject
    private Connecting connecting;

    @Inject
    private Onboarding onboarding;

    public boolean isInstalled() {
        return signup.isInstalled();
    }

    /** @return where to send the person: Meta's dialog, which comes back with the answer for this person and tenant only */
    public String begin() {
        access.require(Permission.CHANNEL_MANAGE);
        if (!signup.isInstalled()) {
            throw new Rejected(Rejected.Kind.UNAVAILABLE, "channel.signup.missing");
        }
        return signup.dialog(back(), onboarding.tenant().slug() + "." + onboarding.expectSignup());
    }

    /**
     * Takes the answer; how it ended is in the checklist.
     *
     * @param code  null if the person closed the dialog
     * @param state as it came back
     * @throws Rejected {@code channel.signup.state} for an answer that was not asked for here and now by this person
     */
    public void finish(String code, String state) {
        access.require(Permission.CHANNEL_MANAGE);
        String secret = state == null ? "" : state.substring(state.indexOf('.') + 1);
        if (!onboarding.takeSignup(secret)) {
            throw Rejected.invalid("channel.signup.state");
        }
        boolean cancelled = code == null || code.isBlank();
        // Who has a number and thought better of another one has no trouble with a number.
        if (cancelled && !onboarding.checklist().numbers().isEmpty()) {
            throw Rejected.invalid("channel.signup.cancelled");
        }
        connecting.attempt(() -> {
            if (cancelled) {
                throw Rejected.invalid("channel.signup.cancelled");
            }
            connecting.signUp(signup.token(code, back()));
        });
    }

    private static String back() {
        return Settings.address("ENTREGENT_PUBLIC_URL") + RETURN;
    }
}
