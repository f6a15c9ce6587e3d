package io.entregent.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The realm as Keycloak imports it: the realm of realm-export, and over it the people and clients of the demo. */
final class RealmFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RealmFile() {
    }

    /** Lists of the overlay are appended to the lists of the realm; anything else in the overlay wins. */
    static void write(Path realmExport, Path target) throws IOException {
        ObjectNode realm = (ObjectNode) JSON.readTree(realmExport.resolve("portal-realm.json").toFile());
        JsonNode overlay = JSON.readTree(realmExport.resolve("portal-users-dev.json").toFile());
        for (Map.Entry<String, JsonNode> field : overlay.properties()) {
            if (field.getValue() instanceof ArrayNode more && realm.get(field.getKey()) instanceof ArrayNode list) {
                list.addAll(more);
            } else {
                realm.set(field.getKey(), field.getValue());
            }
        }
        Files.createDirectories(target.getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), realm);
    }
}
