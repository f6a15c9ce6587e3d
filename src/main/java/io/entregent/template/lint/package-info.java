/**
 * Whether Meta, the law of a trade and the house would take a template, before anybody is asked. A
 * pure function over the content; numbers, words and sources are in rules.json, sentences in the
 * bundles under "lint.". Reads nothing and decides nothing.
 */
package io.entregent.template.lint;
