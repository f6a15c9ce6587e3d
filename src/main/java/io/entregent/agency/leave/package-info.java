/** How a tenant leaves: it takes its data along, everybody's rights end, and after a cooling-off time its keys are destroyed. */
package io.entregent.agency.leave;
