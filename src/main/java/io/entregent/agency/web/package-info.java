/** The pages of the checklist and the cockpit. */
package io.entregent.agency.web;
