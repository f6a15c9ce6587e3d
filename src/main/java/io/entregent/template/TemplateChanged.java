package io.entregent.template;

import java.util.Set;
import java.util.UUID;

/**
 * The platform's word on a template changed. Fired inside the transaction of the change.
 *
 * @param template whose version it shows, or null
 * @param contents somebody may have changed what it says: ask the platform
 * @param worries  what authors should know: paused, low (quality), coming (category)
 */
public record TemplateChanged(String name, String language, UUID template, Integer number, boolean recategorised, boolean contents,
        Set<String> worries) {
}
