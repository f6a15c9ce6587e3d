/** How long entries stay, what keeps them longer, and the archives in which they leave. */
package io.entregent.audit.retention;
