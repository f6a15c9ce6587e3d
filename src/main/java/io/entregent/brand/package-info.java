/**
 * How a tenant shows itself: logo and colour for its people and in its mail, the business profile for its customers.
 * A logo is decoded and written anew, so that nothing of the uploaded file's own bytes is ever served. WhatsApp is
 * asked outside of transactions.
 */
@Room(name = "brand", needs = {"kernel", "tenancy", "access", "audit", "notice", "channel"})
package io.entregent.brand;

import io.entregent.kernel.Room;
