# The gate of WhatsApp 2026, French law, the GDPR and the four verticals, for a sender in France, written a third time in
# Rego. What is left out is until when something is held; what it says is whether, and by which rules.
package gate

answer := {"verdict": "refuse", "rules": refused} if {
	count(refused) > 0
} else := {"verdict": "hold", "rules": held} if {
	count(held) > 0
} else := {"verdict": "allow", "rules": set()}

asked_for if input.kind != "service"

first_marketing if {
	input.template
	not input.open
	input.kind == "marketing"
}

speaks_of(topics) if {
	some topic in input.topics
	topic in topics
}

refused contains "suppressed" if {
	input.suppressed
	not is_answer
}

is_answer if {
	not input.template
	input.open
	input.kind == "service"
}

refused contains "consent" if {
	asked_for
	input.consent in {"NONE", "WITHDRAWN", "EXPIRED", "UNPROVEN", "HELD"}
}

refused contains "consent" if {
	input.consent == "WITHDRAWN"
	input.template
	not input.open
}

refused contains "window" if {
	not input.template
	not input.open
}

refused contains "template.live" if {
	input.template
	input.status != "APPROVED"
}

refused contains "template.values" if {
	input.template
	input.status != ""
	not input.fits
}

refused contains "sensitive" if input.screen == "BLOCK"

refused contains "human" if {
	input.automatic
	not input.human
}

refused contains "prohibited.goods" if {
	"sale" in input.topics
	speaks_of({"weapon", "drug", "currency", "organ", "wildlife"})
}

refused contains "prohibited.gambling" if "gambling" in input.topics

refused contains "health.sale" if {
	input.vertical == "health"
	"sale" in input.topics
	speaks_of({"medicine", "device"})
}

refused contains "health.results" if {
	input.vertical == "health"
	speaks_of({"result", "diagnosis"})
}

refused contains "government.body" if {
	input.vertical == "government"
	input.activity in {"POLICE", "ARMY", "INTELLIGENCE", "PARTY"}
}

refused contains "government.campaign" if {
	input.vertical == "government"
	"campaign" in input.topics
}

refused contains "government.marketing" if {
	input.vertical == "government"
	input.kind == "marketing"
}

refused contains "bank.numbers" if {
	input.vertical == "bank"
	some kind in input.kinds
	kind in {"card", "card-code", "iban", "account"}
}

refused contains "bank.secrets" if {
	input.vertical == "bank"
	"secret" in input.topics
	"request" in input.topics
}

refused contains "retail.goods" if {
	input.vertical == "retail"
	"sale" in input.topics
	speaks_of({"alcohol", "tobacco", "medicine", "device"})
}

refused contains "retail.adult" if {
	input.vertical == "retail"
	"adult" in input.topics
}

refused contains "unitedStates" if {
	first_marketing
	input.country == "US"
}

refused contains "restricted" if "ALL" in input.barred

refused contains "restricted" if {
	"FIRST" in input.barred
	not input.open
}

refused contains "restricted" if {
	"MARKETING" in input.barred
	input.kind == "marketing"
}

held contains "portfolio" if {
	not input.open
	input.tier > 0
	not input.reached
	input.portfolio >= input.tier
	input.portfolioAge < 86400000
}

held contains "number" if {
	input.number >= 80
	input.numberAge < 1000
}

held contains "pair" if {
	input.pair >= 45
	input.pairAge < 270000
}

held contains "api" if {
	input.api >= 1
	input.apiAge < 300000
}

held contains "perUser" if {
	first_marketing
	input.lockedFor > 0
}
