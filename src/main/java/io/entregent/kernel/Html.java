package io.entregent.kernel;

/** Text in pages that no template writes: papers, mails, and what is kept as evidence. */
public final class Html {

    private Html() {
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
