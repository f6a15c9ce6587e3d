package io.entregent.agency;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.channel.whatsapp.Setup;
import io.entregent.kernel.Rejected;
import io.entregent.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Connects a number in four steps, each of which may be repeated: the token is looked at, the number is found in its
 * business account, both are kept (the token sealed), the app is subscribed. What was reached stays: a refused
 * subscription loses neither number nor token. Never inside a transaction.
 */
@ApplicationScoped
public class Connecting {

    private static final String WHATSAPP = "whatsapp";

    @Inject
    private Access access;

    @Inject
    private Setup setup;

    @Inject
    private Channels channels;

    @Inject
    private Onboarding onboarding;

    /**
     * @param ownCallback whether Meta shall deliver this account's webhooks to this installation, wherever the app's go
     * @throws Rejected {@code onboarding.channelFields}, which was no attempt; and what {@link Setup} and {@link Channels#connect}
     *         refuse: the checklist remembers it
     */
    public void connect(String business, String number, String token, boolean ownCallback) {
        access.require(Permission.CHANNEL_MANAGE);
        String account = clean(business);
        String phoneId = clean(number);
        String bearer = clean(token);
        attempt(() -> {
            Setup.Token seen = setup.check(bearer);
            Setup.Phone phone = setup.number(account, phoneId, bearer);
            onboarding.ownCallback(ownCallback);
            keep(account, phone, bearer, seen);
        });
    }

    /**
     * The same with what Meta's sign-up dialog granted: its account, and there the number that was signed up last.
     *
     * @throws Rejected also {@code channel.signup.account} if it granted none, or none with a number
     */
    void signUp(String bearer) {
        access.require(Permission.CHANNEL_MANAGE);
        Setup.Token seen = setup.check(bearer);
        String business = seen.businesses().stream().findFirst().orElseThrow(() -> Rejected.invalid("channel.signup.account"));
        Setup.Phone phone = setup.numbers(business, bearer).stream().reduce((one, next) -> next.pending() || !one.pending() ? next : one)
                .orElseThrow(() -> Rejected.invalid("channel.signup.account"));
        if (phone.pending()) {
            setup.register(phone.id(), onboarding.pin(), bearer);
        }
        keep(business, phone, bearer, seen);
    }

    /** Subscribes again where that failed; what is subscribed stays as it is. */
    public void subscribe() {
        access.require(Permission.CHANNEL_MANAGE);
        attempt(() -> channels.accounts().forEach(account -> hear(account, channels.token(account.id()))));
    }

    /** Asks Meta how every number of the current tenant is; a failure is counted, not thrown. @return false if there was one */
    public boolean look() {
        boolean well = true;
        for (ChannelAccount account : channels.accounts()) {
            try {
                look(account, channels.token(account.id()));
            } catch (Rejected no) {
                onboarding.failed(account, Trouble.of(no));
                well = false;
            }
        }
        return well;
    }

    /** The last attempt is remembered: who comes back sees how it ended. */
    void attempt(Runnable work) {
        try {
            work.run();
            onboarding.channelTrouble(null);
        } catch (Rejected no) {
            onboarding.channelTrouble(Trouble.of(no));
            throw no;
        }
    }

    private void keep(String business, Setup.Phone phone, String bearer, Setup.Token seen) {
        ChannelAccount account = channels.connect(new Channels.NewAccount(WHATSAPP, business, phone.id(), phone.display(), bearer));
        onboarding.learn(account, new Onboarding.Health(seen, phone, Setup.FIELDS, new Setup.Hearing(false, null), null));
        hear(account, bearer);
    }

    private void hear(ChannelAccount account, String token) {
        String callback = Settings.address("ENTREGENT_PUBLIC_URL") + "/hooks/whatsapp";
        String override = onboarding.isOwnCallback() ? callback : null;
        setup.subscribe(account.businessId(), token, override);
        onboarding.subscribed(account, override != null);
        if (!setup.missingFields().isEmpty()) {
            setup.hearFields(callback);
        }
        look(account, token);
    }

    private void look(ChannelAccount account, String token) {
        Setup.Token seen = setup.check(token);
        Setup.Phone phone = setup.number(account.businessId(), account.accountId(), token);
        Set<String> missing = setup.missingFields();
        onboarding.learn(account, new Onboarding.Health(seen, phone, missing, setup.hearing(account.businessId(), token),
                setup.portfolio(account.businessId(), token).orElse(null)));
    }

    private static String clean(String text) {
        if (text == null || text.isBlank()) {
            throw Rejected.invalid("onboarding.channelFields");
        }
        return text.strip();
    }
}
