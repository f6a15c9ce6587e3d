/**
 * What a template says, apart from who may send it: a typed view over Meta's own component JSON.
 * The JSON itself is kept, so that a member that is new to us goes back to Meta as it came. Only
 * the writing of types, formats and categories is made one (capitals). Pure values; no database.
 */
package io.entregent.template.content;
