package io.entregent.audit.log;

/** A proof, a signature or a text does not hold; the message says which and where. */
public class NotProven extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotProven(String sentence) {
        super(sentence, null, false, false);
    }
}
