/** What is there: businesses, people, their chats, and the faults and limits that stand over them. */
package io.entregent.sandbox.place;
