/** The figures as a page and as a file. */
package io.entregent.inbox.figures.web;
