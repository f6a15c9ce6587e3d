/** Keys by REST. */
package io.entregent.apikey.api;
