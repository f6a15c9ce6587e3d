package io.entregent.isolation;

/**
 * One knock and what came of it.
 *
 * @param who   the persona, or "DATABASE"
 * @param way   verb and address, or the name of a table
 * @param found the status of HTTP, or a word
 * @param shut  as it has to be
 */
record Check(String who, String way, String found, boolean shut) {

    String text() {
        return who + " " + way + ": " + found;
    }
}
