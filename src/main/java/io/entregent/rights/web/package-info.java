/** Pages of the rights of people. */
package io.entregent.rights.web;
