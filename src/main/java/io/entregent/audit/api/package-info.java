/** The signed log over HTTP, as C2SP tlog-tiles tells, for those who may read it. */
package io.entregent.audit.api;
