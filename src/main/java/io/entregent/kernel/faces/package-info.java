/**
 * What every page needs and no page is about: words in the reader's language, times, addresses
 * without file names, the content security policy, what happens when a session is gone, and the
 * wire that tells open pages to read again.
 */
package io.entregent.kernel.faces;
