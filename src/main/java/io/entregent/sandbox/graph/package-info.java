/** The routes of the Graph API. */
package io.entregent.sandbox.graph;
