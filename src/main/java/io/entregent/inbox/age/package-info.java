/** What of the inbox is old: counted, and taken away in pieces. */
package io.entregent.inbox.age;
