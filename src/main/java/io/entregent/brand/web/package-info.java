/** The page of the brand, and the brand on all pages. */
package io.entregent.brand.web;
