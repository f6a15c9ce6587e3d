/** The page of API keys. */
package io.entregent.apikey.web;
