/** Counts beforehand what the dashboard shows. */
package io.entregent.dashboard.count;
