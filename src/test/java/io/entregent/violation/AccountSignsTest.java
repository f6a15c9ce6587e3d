package io.entregent.violation;

import static org.assertj.core.api.Assertions.assertThat;

import io.entregent.channel.Inbound.AccountChanged;
import io.entregent.policy.Situation.Reach;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountSignsTest {

    @ParameterizedTest
    @CsvSource({"ACCOUNT_VIOLATION, HIGH", "ACCOUNT_RESTRICTION, HIGH", "ACCOUNT_DELETED, CRITICAL", "FLAGGED, HIGH", "DOWNGRADE, MEDIUM",
        "PIN_CHANGED, MEDIUM", "SOMETHING_NEW, LOW"})
    void weighsWhatThePlatformTells(String event, Severity severity) {
        assertThat(AccountSigns.severity(told(event, Map.of()))).contains(severity);
    }

    @ParameterizedTest
    @CsvSource({"PARTNER_ADDED", "MM_LITE_TERMS_SIGNED", "APPROVED", "THROUGHPUT_UPGRADE"})
    void leavesGoodAndBusinessNewsAlone(String event) {
        assertThat(AccountSigns.severity(told(event, Map.of()))).isEmpty();
    }

    @Test
    void restrictsAsFarAndAsLongAsThePlatformSays() {
        AccountChanged told = told("ACCOUNT_RESTRICTION", Map.of(
                "restriction_info.0.restriction_type", "RESTRICTED_BIZ_INITIATED_MESSAGING", "restriction_info.0.expiration", "1764201600",
                "restriction_info.1.restriction_type", "RESTRICTED_ADD_PHONE_NUMBER_ACTION",
                "restriction_info.2.restriction_type", "RESTRICTED_CUSTOMER_INITIATED_MESSAGING", "restriction_info.2.expiration", "2026-12-01T00:00:00+0000"));
        assertThat(AccountSigns.restrictions(told)).containsExactly(
                new AccountSigns.Held(Reach.FIRST, "RESTRICTED_BIZ_INITIATED_MESSAGING", Instant.ofEpochSecond(1764201600)),
                new AccountSigns.Held(Reach.ALL, "RESTRICTED_CUSTOMER_INITIATED_MESSAGING", Instant.parse("2026-12-01T00:00:00Z")));
    }

    @Test
    void aBanHoldsEverythingUntilItIsTakenBack() {
        AccountChanged ban = told("DISABLED_UPDATE", Map.of("ban_info.waba_ban_state", "DISABLE"));
        assertThat(AccountSigns.restrictions(ban)).containsExactly(new AccountSigns.Held(Reach.ALL, "DISABLED_UPDATE", null));
        assertThat(AccountSigns.severity(ban)).contains(Severity.CRITICAL);
        AccountChanged planned = told("DISABLED_UPDATE", Map.of("ban_info.waba_ban_state", "SCHEDULE_FOR_DISABLE"));
        assertThat(AccountSigns.restrictions(planned)).isEmpty();
        AccountChanged back = told("DISABLED_UPDATE", Map.of("ban_info.waba_ban_state", "REINSTATE"));
        assertThat(AccountSigns.lifts(back)).isTrue();
        assertThat(AccountSigns.restrictions(back)).isEmpty();
    }

    @Test
    void aNumberOfLowQualityPausesMarketingUntilItRecovers() {
        AccountChanged low = told("FLAGGED", Map.of());
        assertThat(AccountSigns.restrictions(low)).containsExactly(new AccountSigns.Held(Reach.MARKETING, "FLAGGED", null));
        assertThat(AccountSigns.recovers(told("UNFLAGGED", Map.of()))).isTrue();
        assertThat(AccountSigns.lifts(told("UNFLAGGED", Map.of()))).as("everything else").isFalse();
        assertThat(AccountSigns.restrictions(told("UNFLAGGED", Map.of()))).isEmpty();
    }

    @Test
    void keepsCodesAndNothingElse() {
        assertThat(AccountSigns.details(told("ACCOUNT_VIOLATION", Map.of("violation_info.violation_type", "SCAM<script>", "note", "free words"))))
                .containsExactly("violation_type=SCAM script");
    }

    private static AccountChanged told(String event, Map<String, String> details) {
        return new AccountChanged(null, "{}", "100", "account_update", event, details, Instant.EPOCH);
    }
}
