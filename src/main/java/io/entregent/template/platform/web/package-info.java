/** What was found at the platform. */
package io.entregent.template.platform.web;
