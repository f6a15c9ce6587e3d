/** Pages of the ledger: for officers and colleagues, and the two that people see without a login. */
package io.entregent.consent.web;
