package io.entregent.vault;

/** The person's key was destroyed; what was sealed under it cannot be read by anybody again. */
public class Erased extends RuntimeException {

    Erased() {
        super("erased", null, false, false);
    }
}
