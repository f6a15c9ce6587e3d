package io.entregent.template.platform;

import io.entregent.access.Access;
import io.entregent.access.Permission;
import io.entregent.channel.ChannelAccount;
import io.entregent.channel.Channels;
import io.entregent.channel.TemplateDesk;
import io.entregent.template.KnownTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the platforms what they hold of the current tenant's templates, and compares. */
@ApplicationScoped
public class Syncs {

    @Inject
    private Comparison comparison;

    @Inject
    private Channels channels;

    @Inject
    @Any
    private Instance<TemplateDesk> desks;

    @Inject
    private Access access;

    @Inject
    private Clock clock;

    public Optional<SyncView> last() {
        access.require(Permission.TEMPLATE_READ);
        return comparison.last();
    }

    /** Now, and waiting for it; over the network, so never inside a transaction. An account that fails is named and the others go on. */
    public SyncView now() {
        access.require(Permission.TEMPLATE_WRITE);
        return run();
    }

    SyncView run() {
        Instant asked = clock.instant();
        Map<String, ChannelAccount> businesses = new LinkedHashMap<>();
        channels.accounts().forEach(one -> businesses.putIfAbsent(one.channel() + " " + one.businessId(), one));
        List<KnownTemplate> held = new ArrayList<>();
        List<SyncView.Failure> failures = new ArrayList<>();
        List<Optional<Boolean>> verified = new ArrayList<>();
        for (ChannelAccount account : businesses.values()) {
            Optional<TemplateDesk> desk = desk(account);
            if (desk.isPresent()) {
                TemplateDesk.Listing listing = desk.get().list(account);
                listing.templates().stream().filter(one -> one.components() != null).map(Syncs::known).forEach(held::add);
                if (listing.error() != null) {
                    failures.add(new SyncView.Failure(account.displayName(), Integer.toString(listing.error().code())));
                }
                verified.add(desk.get().verified(account));
            }
        }
        return comparison.keep(held, asked, failures, verified.isEmpty() || verified.stream().anyMatch(Optional::isEmpty) ? null
                : verified.stream().allMatch(Optional::get));
    }

    Optional<TemplateDesk> desk(ChannelAccount account) {
        return desks.stream().filter(one -> one.channel().equals(account.channel())).findFirst();
    }

    static KnownTemplate known(TemplateDesk.Held one) {
        return new KnownTemplate(one.name(), one.language().replace('-', '_'), one.category(), one.status(), one.components(), one.id(),
                one.format(), one.reason(), one.quality(), one.comingCategory());
    }
}
