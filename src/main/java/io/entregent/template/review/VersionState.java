package io.entregent.template.review;

/** Where a version stands. Approved: on its way to the platform. Submitted: the platform judges. Retired: deleted there. */
public enum VersionState {
    IN_REVIEW, CHANGES_ASKED, REJECTED, WITHDRAWN, APPROVED, SUBMITTED, LIVE, REFUSED, SUPERSEDED, RETIRED;

    /** All levels agreed, whatever the platform made of it later. */
    public boolean isAgreed() {
        return this == APPROVED || this == SUBMITTED || this == LIVE || this == REFUSED;
    }
}
