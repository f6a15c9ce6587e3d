package io.entregent.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmExportTest {

    private static final Path FOLDER = Path.of("realm-export");

    private final JsonNode realm = read("portal-realm.json");
    private final JsonNode demo = read("portal-users-dev.json");
    private final JsonNode portal = realm.at("/clients/0");

    @Test
    void onlyThePortalsOwnAddressMayReceiveACode() {
        assertThat(texts(portal.get("redirectUris"))).containsExactly("${ENTREGENT_PUBLIC_URL}/*");
        assertThat(portal.at("/attributes/post.logout.redirect.uris").asText())
                .isEqualTo("${ENTREGENT_PUBLIC_URL}/public/goodbye");
        assertThat(texts(portal.get("webOrigins"))).isEmpty();
    }

    @Test
    void portalUsesTheCodeFlowWithPkceAndNothingElse() {
        assertThat(portal.get("publicClient").asBoolean()).isFalse();
        assertThat(portal.get("standardFlowEnabled").asBoolean()).isTrue();
        assertThat(portal.get("implicitFlowEnabled").asBoolean()).isFalse();
        assertThat(portal.get("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(portal.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
    }

    @Test
    void tokensLiveFiveMinutesAtMost() {
        assertThat(realm.get("accessTokenLifespan").asInt()).isBetween(1, 300);
        assertThat(portal.at("/attributes/access.token.lifespan").asInt()).isBetween(1, 300);
    }

    @Test
    void invitationsSpeakBothLanguagesToPeopleOfWhomNoneIsKnown() {
        JsonNode texts = realm.at("/localizationTexts/" + realm.get("defaultLocale").asText());
        for (String part : List.of("orgInviteBody", "orgInviteBodyHtml")) {
            assertThat(MessageFormat.format(texts.get(part).asText(), "https://link", "", "", "quai", "12 hours"))
                    .contains("You were invited", "Vous êtes invité", "quai", "12 hours").containsPattern("(?s)https://link.*https://link");
        }
        assertThat(texts.get("orgInviteSubject").asText()).contains("invitation to {0}", "invitation chez {0}");
    }

    @Test
    void anInvitationOutlivesAWeekend() {
        assertThat(realm.get("actionTokenGeneratedByAdminLifespan").asInt()).isBetween(3 * 86400, 7 * 86400);
    }

    @Test
    void organizationIsAmongTheScopesOfEveryLogin() {
        assertThat(realm.get("organizationsEnabled").asBoolean()).isTrue();
        assertThat(texts(portal.get("defaultClientScopes"))).contains("organization");
    }

    @Test
    void portalMayKeepOrganizationsAndTheirLoginServersReadUsersAndNothingElseOfTheRealm() {
        JsonNode people = realm.at("/clients/1");
        assertThat(people.get("clientId").asText()).isEqualTo("portal-people");
        assertThat(people.get("standardFlowEnabled").asBoolean()).isFalse();
        assertThat(people.get("fullScopeAllowed").asBoolean()).isFalse();
        assertThat(realm.get("users")).hasSize(1);
        assertThat(realm.at("/users/0/clientRoles")).hasSize(1);
        assertThat(texts(realm.at("/users/0/clientRoles/realm-management")))
                .containsExactly("manage-identity-providers", "manage-organizations", "query-organizations", "view-users");
    }

    @Test
    void probesHaveNoRightInTheRealmAndNoWayToLogIn() {
        List<JsonNode> probes = StreamSupport.stream(realm.get("clients").spliterator(), false)
                .filter(one -> one.get("clientId").asText().startsWith("portal-probe-")).toList();
        assertThat(probes).hasSize(4).allSatisfy(one -> {
            assertThat(one.get("standardFlowEnabled").asBoolean()).isFalse();
            assertThat(one.get("directAccessGrantsEnabled").asBoolean()).isFalse();
            assertThat(one.get("fullScopeAllowed").asBoolean()).isFalse();
            assertThat(one.get("secret").asText()).isEqualTo("${ENTREGENT_PROBE_SECRET}");
        });
    }

    @Test
    void realmGuessesNoPasswordsAndSpeaksBothLanguages() {
        assertThat(realm.get("bruteForceProtected").asBoolean()).isTrue();
        assertThat(texts(realm.get("supportedLocales"))).containsExactlyInAnyOrder("en", "fr");
    }

    @Test
    void whoComesByAServerOfATenantsOwnReachesTheSecondLevelByACodeOnly() {
        JsonNode fresh = StreamSupport.stream(realm.get("authenticationFlows").spliterator(), false)
                .filter(one -> one.get("alias").asText().equals("portal own login fresh")).findFirst().orElseThrow();
        assertThat(fresh.findValuesAsText("authenticator")).containsExactly("conditional-level-of-authentication", "auth-otp-form");
        assertThat(fresh.findValuesAsText("requirement")).containsOnly("REQUIRED");
        assertThat(portal.findValuesAsText("claim.name")).contains("own_login", "own_auth_time");
    }

    @Test
    void secretsAreOnlyPlaceholders() {
        assertThat(portal.get("secret").asText()).isEqualTo("${ENTREGENT_OIDC_SECRET}");
        assertThat(demo.at("/clients/0/secret").asText()).isEqualTo("${ENTREGENT_ROBOT_SECRET}");
        assertThat(realm.findValues("credentials")).isEmpty();
        assertThat(realm.findValues("privateKey")).isEmpty();
        assertThat(realm.at("/clients/1/secret").asText()).isEqualTo("${ENTREGENT_PEOPLE_SECRET}");
        assertThat(realm.get("users")).allSatisfy(user -> assertThat(user.has("serviceAccountClientId")).isTrue());
    }

    @Test
    void idsOfDemoUsersFollowFromTheirNames() {
        for (JsonNode user : demo.get("users")) {
            String name = user.get("username").asText().replace("service-account-", "");
            UUID expected = UUID.nameUUIDFromBytes(("entregent-demo:" + name).getBytes(StandardCharsets.UTF_8));
            assertThat(user.get("id").asText()).as(name).isEqualTo(expected.toString());
        }
    }

    @Test
    void everyTenantHasItsFivePeopleAndTheAgencyWhereItWorks() {
        for (JsonNode organization : demo.get("organizations")) {
            String slug = organization.get("alias").asText();
            List<String> expected = new ArrayList<>();
            List.of("agent", "marketing", "approver", "compliance", "admin")
                    .forEach(job -> expected.add(job + "@" + slug + ".example"));
            if (List.of("maison-lumen", "ville-de-rivage").contains(slug)) {
                expected.add("admin@agence-confluence.example");
            }
            List<String> members = StreamSupport.stream(organization.get("members").spliterator(), false)
                    .map(member -> member.get("username").asText()).toList();
            assertThat(members).as(slug).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(demo.get("organizations")).hasSize(4);
    }

    @Test
    void demoIsLaidOverTheRealmWithoutLosingAnythingOfIt(@TempDir Path folder) throws IOException {
        Path merged = folder.resolve("import/realm.json");

        RealmFile.write(FOLDER, merged);

        JsonNode both = new ObjectMapper().readTree(merged.toFile());
        assertThat(both.findValuesAsText("clientId")).contains("portal-web", "portal-people", "entregent-robot");
        assertThat(both.get("users")).hasSize(demo.get("users").size() + realm.get("users").size());
        assertThat(both.get("passwordPolicy").asText()).isEmpty();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static JsonNode read(String file) {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(FOLDER.resolve(file)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
