/**
 * Finds card, bank and identity numbers in text, whatever script, spacing or line they are written in.
 * Pure functions: no database, no clock, and time linear in the length of the text. Never keeps or logs
 * what it looked at; a hit is a place and a kind.
 */
@Room(name = "dlp", needs = {"kernel"})
package io.entregent.dlp;

import io.entregent.kernel.Room;
