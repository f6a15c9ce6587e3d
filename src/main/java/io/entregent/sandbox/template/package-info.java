/** Templates as Meta keeps them, the rules that they must meet, and who judges them. */
package io.entregent.sandbox.template;
