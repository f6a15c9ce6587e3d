package io.entregent.rights.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.consent.AgreementView;
import io.entregent.consent.ConsentEventView;
import io.entregent.inbox.Correspondence;
import io.entregent.inbox.read.MessageView;
import io.entregent.policy.StoredDecision;

/** The file as data: names of fields in English, times in UTC. */
final class HoldingJson {

    static final String FORMAT = "entregent-person-file/1";

    private HoldingJson() {
    }

    static byte[] of(Holding all) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("format", FORMAT).put("at", all.at().toString());
        root.putObject("controller").put("name", all.tenant()).put("address", all.controller()).put("officer", all.officer());
        root.putObject("person").put("id", all.contact().id().toString()).put("name", all.contact().name())
                .put("phone", all.contact().phone()).put("userId", all.contact().userId()).put("username", all.contact().username())
                .put("since", all.contact().since().toString()).put("notWrittenTo", all.suppressed()).put("keptUntil", text(all.keptUntil()));
        ArrayNode states = root.putArray("states");
        all.states().forEach(one -> state(states.addObject(), one));
        ArrayNode events = root.putArray("consents");
        all.events().forEach(one -> event(events.addObject(), one));
        ArrayNode threads = root.putArray("conversations");
        all.threads().forEach(one -> thread(threads.addObject(), one));
        ArrayNode decisions = root.putArray("decisions");
        all.decisions().forEach(one -> decision(decisions.addObject(), one));
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void state(ObjectNode node, AgreementView one) {
        node.put("purpose", one.purpose().code()).put("channel", one.channel()).put("sender", one.sender())
                .put("status", one.state().status().code()).put("since", text(one.state().since())).put("until", text(one.state().until()));
    }

    private static void event(ObjectNode node, ConsentEventView one) {
        node.put("id", one.id().toString()).put("type", one.type().code()).put("purpose", one.purpose()).put("channel", one.channel())
                .put("sender", one.sender()).put("method", one.method()).put("recorded", one.at().toString())
                .put("claimed", text(one.claimedAt())).put("validUntil", text(one.validUntil()))
                .put("wording", one.shown() == null ? one.wording()
                        : one.shown().code() + "/" + one.shown().version() + "/" + one.shown().language())
                .put("evidence", one.evidence()).put("message", text(one.message())).put("file", text(one.file())).put("age", one.age())
                .put("recordedBy", one.recordedBy()).put("auditEntry", text(one.entry()));
    }

    private static void thread(ObjectNode node, Correspondence.Thread one) {
        node.put("id", one.id().toString()).put("channel", one.channel()).put("number", one.number());
        ArrayNode messages = node.putArray("messages");
        one.messages().forEach(message -> message(messages.addObject(), message));
    }

    private static void message(ObjectNode node, MessageView one) {
        node.put("id", one.id().toString()).put("direction", one.direction()).put("kind", one.kind()).put("text", one.text())
                .put("at", one.at().toString()).put("status", one.status()).put("error", one.error() == null ? null : one.error().code())
                .put("providerId", one.providerId()).put("template", one.template()).put("edited", one.edited())
                .put("deleted", one.deleted()).put("decision", text(one.why()));
        if (one.file() != null) {
            node.putObject("file").put("name", one.file().fileName()).put("type", one.file().mimeType()).put("size", one.file().size())
                    .put("state", one.file().state()).put("in", PersonFiles.nameOf(one));
        }
    }

    private static void decision(ObjectNode node, StoredDecision one) {
        node.put("id", one.id().toString()).put("at", one.at().toString()).put("allowed", one.decision().allowed())
                .put("code", one.decision().code()).put("version", one.decision().version()).put("facts", one.decision().facts())
                .put("consent", text(one.decision().consent()));
        ArrayNode rules = node.putArray("rules");
        one.decision().rules().forEach(rule -> rules.add(rule.rule() + ": " + rule.result().code()));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
