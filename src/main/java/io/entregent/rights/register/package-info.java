/** The register of processing activities (GDPR 30), drawn from what the portal really does. */
package io.entregent.rights.register;
