/** The trail as pages: search, one entry, export. */
package io.entregent.audit.web;
