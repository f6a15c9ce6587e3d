package io.entregent.channel;

import java.util.List;

/** Finds out for whom a platform's delivery is. */
public interface DeliveryRouter {

    /** The platform whose words it knows. */
    String channel();

    /**
     * @param raw a body whose origin was proven
     * @return at least one entry; together they hold everything that the body held
     */
    List<Journal.Entry> route(byte[] raw);
}
