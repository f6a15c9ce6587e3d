package io.entregent.agency;

/**
 * One step of the beginning.
 *
 * @param code   organisation, legal, people, channel, message, pack, templates, optin
 * @param detail what is missing, as the last part of a key of the bundles
 * @param who    who must act: client, agency, portal, invited, agent, operator, meta, nobody
 */
public record Step(String code, State state, String detail, String who) {

    /** WAITS for somebody or something else; TROUBLE can be mended and tried again here. */
    public enum State { DONE, TODO, WAITS, TROUBLE }
}
