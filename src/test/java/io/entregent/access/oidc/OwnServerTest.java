package io.entregent.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** What a tenant's own login server says counts for what it is. */
class OwnServerTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-03-02T07:30:00Z");

    @Test
    void aServerThatLetSomebodyThroughWithoutAskingProvesNothingFresh() {
        assertThat(proof("password", MORNING.getEpochSecond()).at()).isEqualTo(MORNING);
    }

    @Test
    void aServerThatAskedJustNowIsAFreshProof() {
        Confirmation proof = proof("password", NOW.getEpochSecond());
        assertThat(proof.acr()).isEqualTo(StepUp.LEVEL);
        assertThat(proof.at()).isEqualTo(NOW);
    }

    @Test
    void itsWordIsNeverYoungerThanTheRealmsOwnLogin() {
        assertThat(proof("password", NOW.plusSeconds(600).getEpochSecond()).at()).isEqualTo(NOW);
    }

    @Test
    void whereItDoesNotSayOnlyTheRealmsOwnLevelCounts() {
        assertThat(proof("password", 0).acr()).isEqualTo("password");
        assertThat(proof("fresh", 0).acr()).isEqualTo("fresh");
    }

    @Test
    void whoDidNotComeByItIsNotHelpedByWhatItOnceSaid() {
        JwtClaims claims = claims("password", NOW.getEpochSecond());
        claims.unsetClaim(OwnServer.LOGIN);
        assertThat(StepUp.proof(UUID.randomUUID(), claims, NOW).acr()).isEqualTo("password");
    }

    private static Confirmation proof(String acr, long asked) {
        return StepUp.proof(UUID.randomUUID(), claims(acr, asked), NOW);
    }

    private static JwtClaims claims(String acr, long asked) {
        JwtClaims claims = new JwtClaims();
        claims.setClaim("acr", acr);
        claims.setClaim(OwnServer.LOGIN, "own-quai");
        claims.setClaim(OwnServer.ASKED, asked);
        return claims;
    }
}
