/** The page of the automatic answers. */
package io.entregent.inbox.automation.web;
