package io.entregent.rights.register;

/**
 * One line of the register: what is done for one purpose.
 *
 * @param basis     in words, with its article
 * @param data      kinds of data
 * @param retention how long, in words
 */
public record Activity(String code, String name, String purpose, String basis, String people, String data, String recipients,
        String transfers, String retention, String security) {
}
