/** The page of members. */
package io.entregent.people.web;
