/** Documents for people to read on paper: PDF, with the fonts inside. */
package io.entregent.kernel.paper;
