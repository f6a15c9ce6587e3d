package io.entregent.template.gallery;

import io.entregent.template.content.TemplateDocument;
import io.entregent.tenancy.Vertical;

/**
 * A template to begin with.
 *
 * @param code     its name in the gallery; with "gallery." in front the key of its title
 * @param vertical the trade it is meant for, or null for all
 */
public record Starter(String code, Vertical vertical, TemplateDocument document) {
}
