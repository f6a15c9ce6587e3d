/** Who looks at or types in a conversation. Means something for seconds, hence no part of the trail. */
package io.entregent.inbox.presence;
