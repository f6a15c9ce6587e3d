package io.entregent.inbox;

/** Whose conversations. */
public enum AssigneeFilter {
    ALL, MINE, UNASSIGNED
}
