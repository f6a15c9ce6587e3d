package io.entregent.template.review;

/** Where a version stands. Approved: on its way to the platform. Submitted: the platform judges. */
public enum VersionState {
    IN_REVIEW, CHANGES_ASKED, REJECTED, WITHDRAWN, APPROVED, SUBMITTED, LIVE, REFUSED, SUPERSEDED;

    /** All levels agreed, whatever the platform made of it later. */
    public boolean isAgreed() {
        return this == APPROVED || this == SUBMITTED || this == LIVE || this == REFUSED;
    }
}
