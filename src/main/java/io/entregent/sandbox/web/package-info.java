/** The servlets: bytes in, bytes out. */
package io.entregent.sandbox.web;
