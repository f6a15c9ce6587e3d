package io.entregent.stage;

/** Why the stage cannot be set; the message is the one sentence that is shown. */
public final class StageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StageFailure(String sentence) {
        super(sentence);
    }

    StageFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
