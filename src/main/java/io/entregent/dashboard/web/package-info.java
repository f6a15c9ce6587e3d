/** The figures as a page and as files. */
package io.entregent.dashboard.web;
