/** Files that people send: fetched from the platform, kept sealed, never kept bigger than the house allows. */
package io.entregent.inbox.file;
