/** Everything that is held of one person, as data, as tables and on paper (GDPR 15 and 20). */
package io.entregent.rights.file;
