package io.entregent.access.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private static final Set<String> OF_THE_CONTRACT = Set.of(
            "get /api/v1/tenants/{slug}/conversations", "get /api/v1/tenants/{slug}/conversations/{id}",
            "get /api/v1/tenants/{slug}/conversations/{id}/messages", "post /api/v1/tenants/{slug}/conversations/{id}/messages",
            "post /api/v1/tenants/{slug}/messages", "get /api/v1/tenants/{slug}/contacts/{id}",
            "delete /api/v1/tenants/{slug}/contacts/{id}", "get /api/v1/tenants/{slug}/templates",
            "get /api/v1/tenants/{slug}/templates/{id}", "post /api/v1/tenants/{slug}/consents",
            "get /api/v1/tenants/{slug}/consents", "get /api/v1/tenants/{slug}/policy/rules",
            "get /api/v1/tenants/{slug}/policy/decisions", "post /api/v1/tenants/{slug}/policy/evaluate",
            "get /api/v1/tenants/{slug}/audit", "get /api/v1/tenants/{slug}/audit/{seq}",
            "get /api/v1/tenants/{slug}/audit/{seq}/proof", "get /api/v1/tenants/{slug}/audit/export");

    private static JsonNode description() throws IOException {
        try (InputStream file = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.json")) {
            return new ObjectMapper().readTree(file);
        }
    }

    private static Set<String> described() throws IOException {
        Set<String> routes = new TreeSet<>();
        description().get("paths").fields().forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(verb -> {
            if (!verb.equals("parameters")) {
                routes.add(verb + " " + path.getKey());
            }
        }));
        return routes;
    }

    private static Set<String> coded() {
        // Only the shelves of resources: to read the whole portal takes most of a minute on a busy machine.
        JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> location.contains("/api/")).importPackages("io.entregent");
        Set<String> routes = new TreeSet<>();
        classes.stream().filter(type -> type.isAnnotatedWith(Path.class) && type.getPackageName().endsWith(".api"))
                .flatMap(type -> type.getMethods().stream()).map(JavaMethod::reflect)
                .forEach(method -> verb(method).ifPresent(verb -> routes.add(verb + " " + path(method))));
        return routes;
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations()).map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class)).filter(one -> one != null)
                .map(one -> one.value().toLowerCase(Locale.ROOT)).findFirst();
    }

    private static String path(Method method) {
        String[] parts = {"/api", method.getDeclaringClass().getAnnotation(Path.class).value(),
            Optional.ofNullable(method.getAnnotation(Path.class)).map(one -> one.value().replaceAll("\\{(\\w+):[^}]*}", "{$1}")).orElse("")};
        return String.join("/", Arrays.stream(parts).filter(part -> !part.isEmpty()).toList());
    }

    @Test
    void everyRouteOfTheCodeIsDescribedAndNoOther() throws IOException {
        Set<String> coded = coded();
        coded.remove("get /api/openapi.json");
        assertThat(described()).isEqualTo(coded);
    }

    @Test
    void theResourcesOfTheContractAreThere() throws IOException {
        assertThat(described()).containsAll(OF_THE_CONTRACT);
    }

    @Test
    void everyRouteSaysWhatItDoesAndNamesItsPathParameters() throws IOException {
        JsonNode description = description();
        assertThat(description.get("openapi").asText()).startsWith("3.1");
        description.get("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(verb -> {
            if (verb.getKey().equals("parameters")) {
                return;
            }
            assertThat(verb.getValue().path("summary").asText()).as(verb.getKey() + " " + path.getKey()).isNotBlank();
            Set<String> named = new TreeSet<>();
            Stream.of(path.getValue(), verb.getValue()).forEach(place -> place.path("parameters").forEach(one -> {
                if (one.path("in").asText().equals("path")) {
                    named.add(one.path("name").asText());
                }
            }));
            for (String part : path.getKey().split("/")) {
                if (part.startsWith("{")) {
                    assertThat(named).contains(part.substring(1, part.length() - 1));
                }
            }
        }));
    }
}
