package io.entregent.inbox.read;

/** Whose conversations. */
public enum AssigneeFilter {
    ALL, MINE, UNASSIGNED
}
