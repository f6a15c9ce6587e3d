package io.entregent.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.channel.Outbound;
import io.entregent.channel.Party;
import io.entregent.channel.whatsapp.wire.Json;
import java.util.List;
import java.util.Set;

/** What is posted to {@code /messages}. */
final class Bodies {

    private static final Set<String> FILES = Set.of("image", "video", "document");

    private Bodies() {
    }

    /** @param mediaId of the uploaded file, for media */
    static JsonNode message(Outbound message, String mediaId) {
        ObjectNode body = start();
        body.put("recipient_type", "individual");
        address(body, message.to());
        if (message.replyTo() != null) {
            body.putObject("context").put("message_id", message.replyTo());
        }
        body.put("biz_opaque_callback_data", message.ourId().toString());
        if (message.content() instanceof Outbound.Text text) {
            body.put("type", "text").putObject("text").put("preview_url", false).put("body", text.body());
        } else if (message.content() instanceof Outbound.Media media) {
            media(body, media, mediaId);
        } else if (message.content() instanceof Outbound.Buttons question) {
            buttons(body.put("type", "interactive").putObject("interactive"), question);
        } else if (message.content() instanceof Outbound.TemplateMessage template) {
            body.put("type", "template");
            template(body.putObject("template"), template);
        }
        return body;
    }

    static JsonNode read(String providerId, boolean typing) {
        ObjectNode body = start().put("status", "read").put("message_id", providerId);
        if (typing) {
            body.putObject("typing_indicator").put("type", "text");
        }
        return body;
    }

    private static ObjectNode start() {
        return Json.object().put("messaging_product", "whatsapp");
    }

    /** Always with the plus: without it Meta puts the business's own country code in front. */
    private static void address(ObjectNode body, Party to) {
        if (to.phone() != null) {
            body.put("to", to.phone().startsWith("+") ? to.phone() : "+" + to.phone());
        } else {
            body.put("recipient", to.userId());
        }
    }

    private static void media(ObjectNode body, Outbound.Media media, String mediaId) {
        ObjectNode file = body.put("type", media.kind()).putObject(media.kind()).put("id", mediaId);
        boolean captioned = !media.kind().equals("audio") && !media.kind().equals("sticker");
        if (captioned && media.caption() != null && !media.caption().isEmpty()) {
            file.put("caption", media.caption());
        }
        if (media.kind().equals("document") && media.fileName() != null) {
            file.put("filename", media.fileName());
        }
    }

    private static void buttons(ObjectNode body, Outbound.Buttons question) {
        body.put("type", "button").putObject("body").put("text", question.body());
        ArrayNode buttons = body.putObject("action").putArray("buttons");
        question.answers().forEach(one -> buttons.addObject().put("type", "reply").putObject("reply").put("id", one.payload())
                .put("title", one.title()));
    }

    private static void template(ObjectNode body, Outbound.TemplateMessage template) {
        body.put("name", template.name()).putObject("language").put("code", template.language());
        ArrayNode components = components(template.components());
        if (!template.cards().isEmpty()) {
            ArrayNode cards = components.addObject().put("type", "carousel").putArray("cards");
            template.cards().forEach(card -> cards.addObject().put("card_index", cards.size() - 1).set("components", components(card)));
        }
        if (!components.isEmpty()) {
            body.set("components", components);
        }
    }

    private static ArrayNode components(List<Outbound.Component> all) {
        ArrayNode components = Json.object().arrayNode();
        for (Outbound.Component component : all) {
            ObjectNode one = components.addObject().put("type", component.type());
            if (component.subType() != null) {
                one.put("sub_type", component.subType());
            }
            if (component.index() != null) {
                one.put("index", component.index().toString());
            }
            ArrayNode parameters = one.putArray("parameters");
            component.parameters().forEach(parameter -> parameter(parameters.addObject(), parameter));
        }
        return components;
    }

    private static void parameter(ObjectNode body, Outbound.Parameter parameter) {
        body.put("type", parameter.type());
        if (parameter.name() != null) {
            body.put("parameter_name", parameter.name());
        }
        if (!(parameter.value() instanceof String text)) {
            body.set(parameter.type(), Json.tree(parameter.value()));
        } else if (FILES.contains(parameter.type())) {
            body.putObject(parameter.type()).put(text.startsWith("https://") ? "link" : "id", text);
        } else {
            body.put(parameter.type(), text);
        }
    }
}
