package io.entregent.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.entregent.access.Role;
import io.entregent.tenancy.Vertical;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Who and what is in the demo, as demo.json tells. */
record Script(Agency agency, String operator, String robot, List<Brand> tenants) {

    record Agency(String slug, String name, Person admin, String robot) {
    }

    record Brand(String slug, String name, Vertical vertical, String agency, String waba, String phoneNumberId,
            String number, List<Person> people) {
    }

    record Person(String login, String name, Role role) {

        UUID id() {
            return userId(login);
        }
    }

    static Script read() {
        try (InputStream json = Script.class.getResourceAsStream("demo.json")) {
            return new ObjectMapper().readValue(json, Script.class);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /** The realm file gives its invented people the same ids. */
    static UUID userId(String login) {
        return named("entregent-demo:" + login);
    }

    static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
