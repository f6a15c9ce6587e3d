package io.entregent.policy.rules;

import io.entregent.policy.Facts;

/**
 * What a rule looks at, in the order in which rules speak.
 *
 * @see Checks
 */
public enum Check {
    SUPPRESSED("contact.suppressed", Checks::suppressed),
    CONSENT_MISSING("consent.missing", (facts, rule) -> Checks.consent(facts, Facts.Consent.NONE)),
    CONSENT_WITHDRAWN("consent.withdrawn", Checks::withdrawn),
    CONSENT_EXPIRED("consent.expired", (facts, rule) -> Checks.consent(facts, Facts.Consent.EXPIRED)),
    CONSENT_UNPROVEN("consent.unproven", (facts, rule) -> Checks.consent(facts, Facts.Consent.UNPROVEN)),
    CONSENT_HELD("consent.held", (facts, rule) -> Checks.consent(facts, Facts.Consent.HELD)),
    /** given.hours: so much longer for an answer that a person wrote. */
    WINDOW("window.closed", Checks::window),
    TEMPLATE_LIVE("template.notLive", Checks::live),
    TEMPLATE_PARAMETERS("template.parameters", Checks::parameters),
    /** given.values: categories that may not be sent. */
    TEMPLATE_CATEGORY("category.forbidden", Checks::category),
    TEMPLATE_NONE("template.notLive", Checks::none),
    /** given.values: kinds of purposes that may not be served. */
    PURPOSE("category.forbidden", Checks::purpose),
    SENSITIVE("content.sensitive", Checks::sensitive),
    /** given.values: kinds of numbers that may not stand there, however sure the finding is. */
    NUMBERS("content.sensitive", Checks::numbers),
    /** given.topics: of which no group may be there as a whole. */
    ASKED("content.sensitive", Checks::topics),
    HUMAN("automation.human", Checks::human),
    /** given.values: countries of the sender in which it does not hold. */
    ASSISTANT("automation.assistant", Checks::assistant),
    /** given.topics: of which no group may be there as a whole. */
    TOPICS("vertical.forbidden", Checks::topics),
    /** given.values: activities that may not send at all. */
    ACTIVITY("vertical.forbidden", Checks::activity),
    PROVIDER("vertical.forbidden", Checks::provider),
    QUIET("quiet.hours", Quiet::check),
    PORTFOLIO("limit.reached", Limits::portfolio),
    NUMBER("limit.reached", Limits::number),
    PAIR("limit.reached", Limits::pair),
    API("limit.reached", Limits::api),
    /** given.values: countries of the person in which no marketing is taken. */
    MARKETING_COUNTRY("limit.reached", Limits::country),
    MARKETING("limit.reached", Limits::marketing),
    RESTRICTED("account.restricted", Limits::restricted);

    /** One question to the facts. */
    interface Question {
        Finding ask(Facts facts, Rule rule);
    }

    private final String code;
    private final Question question;

    Check(String code, Question question) {
        this.code = code;
        this.question = question;
    }

    /** That a refusal bears: a key in both bundles. */
    public String code() {
        return code;
    }

    public Finding ask(Facts facts, Rule rule) {
        if (!rule.purposes().isEmpty() && !rule.purposes().contains(facts.effectivePurpose().kind())) {
            return Finding.NOT_APPLICABLE;
        }
        return question.ask(facts, rule);
    }
}
