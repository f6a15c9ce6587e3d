package io.entregent.consent.wording;

import java.time.Instant;

/**
 * What a person is told about who asks (GDPR 13).
 *
 * @param contact    where the person reaches the controller
 * @param url        of the full privacy notice
 * @param storage    where the data lie
 * @param recipients who else receives them
 * @param authority  to whom the person may complain
 */
public record NoticeView(int version, String controller, String address, String contact, String dpo, String url,
        String jurisdiction, String storage, String recipients, String authority, Instant since) {
}
