/** What an officer does with the trail: searches that are kept, exports, alerts, reports. */
package io.entregent.audit.office;
