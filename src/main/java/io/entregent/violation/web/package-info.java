/** The queue as a page, and the banner over every page. */
package io.entregent.violation.web;
