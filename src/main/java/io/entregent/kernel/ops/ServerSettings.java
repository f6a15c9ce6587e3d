package io.entregent.kernel.ops;

import io.entregent.kernel.Settings;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/**
 * Looks at what the server itself is set with, before anything of the portal begins: WildFly would only
 * say that something it needs is not there.
 */
public class ServerSettings implements Extension {

    void check(@Observes BeforeBeanDiscovery beginning) {
        check();
    }

    static void check() {
        Settings.address("ENTREGENT_PUBLIC_URL");
        Settings.require("ENTREGENT_DB_APP_PASSWORD");
        Settings.port("ENTREGENT_DB_PORT", 5432);
        Settings.number("ENTREGENT_DB_POOL", 20, 2, 1000);
        Settings.number("ENTREGENT_DB_JOURNAL_POOL", 8, 2, 1000);
        Settings.number("ENTREGENT_MAX_POST_BYTES", 26_214_400, 1, 999_999_999);
        Settings.port("ENTREGENT_CLUSTER_PORT", 7600);
        Settings.flag("ENTREGENT_BEHIND_BALANCER");
        Settings.flag("ENTREGENT_COOKIE_SECURE");
        Settings.flag("ENTREGENT_LOG_JSON");
    }
}
