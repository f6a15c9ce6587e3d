package io.entregent.inbox.compose;

/** @param name of the variable; null for the next in order */
public record TemplateValue(String name, String value) {

    @Override
    public String toString() {
        return "TemplateValue[" + name + "]";
    }
}
