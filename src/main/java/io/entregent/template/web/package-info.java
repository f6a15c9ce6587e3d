/** The pages where templates are found, begun, written and checked. */
package io.entregent.template.web;
