package io.entregent.stage;

/** Tells people what happens, one line each. */
interface Progress {
    void say(String line);
}
