/** The customer's own witnesses, who sign that the log only grew (C2SP tlog-policy, tlog-witness, tlog-cosignature). */
package io.entregent.audit.witness;
