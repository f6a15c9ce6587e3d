package io.entregent.agency;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.channel.whatsapp.Setup;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Connects a number in four steps, each of which may be repeated: the token is looked at, the number is found in its
 * business account, both are kept (the token sealed), the app is subscribed. Never inside a transaction.
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

    /** @throws Rejected what {@link Setup} and {@link Channels#connect} refuse; the checklist remembers its code */
    public void connect(String business, String number, String token) {
        access.require(Permission.CHANNEL_MANAGE);
        try {
            String bearer = clean(token);
            Setup.Token seen = setup.check(bearer);
            Setup.Phone phone = setup.number(clean(business), clean(number), bearer);
            ChannelAccount account = channels.connect(new Channels.NewAccount(WHATSAPP, clean(business), clean(number), phone.display(), bearer));
            onboarding.learn(account, seen, 0, false, phone);
            hear(account, bearer);
            onboarding.channelTrouble(null);
        } catch (Rejected no) {
            onboarding.channelTrouble(no.code());
            throw no;
        }
    }

    /** Subscribes again where that failed; what is subscribed stays as it is. */
    public void subscribe() {
        access.require(Permission.CHANNEL_MANAGE);
        channels.accounts().forEach(account -> hear(account, channels.token(account.id())));
    }

    /** Asks Meta how every number of the current tenant is; a failure is counted, not thrown. */
    public void look() {
        for (ChannelAccount account : channels.accounts()) {
            try {
                look(account, channels.token(account.id()));
            } catch (Rejected no) {
                onboarding.failed(account, no.code());
            }
        }
    }

    private void hear(ChannelAccount account, String token) {
        if (!setup.isSubscribed(account.businessId(), token)) {
            setup.subscribe(account.businessId(), token);
            onboarding.subscribed(account);
        }
        look(account, token);
    }

    private void look(ChannelAccount account, String token) {
        Setup.Token seen = setup.check(token);
        Setup.Phone phone = setup.number(account.businessId(), account.accountId(), token);
        onboarding.learn(account, seen, setup.fieldsHeard(), setup.isSubscribed(account.businessId(), token), phone);
    }

    private static String clean(String text) {
        if (text == null || text.isBlank()) {
            throw Rejected.invalid("onboarding.channelFields");
        }
        return text.strip();
    }
}
