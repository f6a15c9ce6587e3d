/**
 * What proves a consent outside this portal: receipts by ISO/IEC TS 27560 in the profile of the W3C's Data
 * Privacy Vocabulary, the dossier of a person, and lists for officers.
 */
package io.entregent.consent.proof;
