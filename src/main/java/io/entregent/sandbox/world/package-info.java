/** All nouns, wired together once. */
package io.entregent.sandbox.world;
