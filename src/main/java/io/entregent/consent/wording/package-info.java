/**
 * By which words people are asked, and who asks: wordings and notices in versions. A published version
 * has been shown to somebody; it is never changed, only superseded, and keeps how it looked.
 */
package io.entregent.consent.wording;
