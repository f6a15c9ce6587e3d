package io.entregent.load;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes signed deliveries as Meta does: ten statuses to one message, spread over the demo's four numbers. */
final class Deliveries {

    private static final int STATUSES_PER_MESSAGE = 10;
    private static final int NUMBERS = 4;
    private static final int SEAL = 29;

    private final SecretKeySpec secret;
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private final AtomicLong next = new AtomicLong();

    Deliveries(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** @return a whole HTTP request */
    byte[] request(int updates) {
        byte[] body = body(updates);
        byte[] head = ("POST /hooks/whatsapp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "X-Hub-Signature-256: sha256=" + signature(body) + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    static boolean isMessage(byte[] request) {
        return new String(request, StandardCharsets.UTF_8).contains("\"messages\":[");
    }

    /** Bytes of a journalled body of that many updates. */
    int sealedSize(int updates) {
        return body(updates).length + SEAL;
    }

    private byte[] body(int updates) {
        int tenant = 1 + ThreadLocalRandom.current().nextInt(NUMBERS);
        StringBuilder changes = new StringBuilder();
        for (int i = 0; i < updates; i++) {
            long number = next.incrementAndGet();
            changes.append(i == 0 ? "" : ",").append(number % (STATUSES_PER_MESSAGE + 1) == 0
                    ? message(tenant, number) : status(tenant, number));
        }
        return ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"10000000000000" + tenant
                + "\",\"changes\":[" + changes + "]}]}").getBytes(StandardCharsets.UTF_8);
    }

    private String message(int tenant, long number) {
        String phone = "3361" + String.format("%07d", number % 500);
        return "{\"field\":\"messages\",\"value\":{" + about(tenant)
                + ",\"contacts\":[{\"profile\":{\"name\":\"Person " + number % 500 + "\"},\"wa_id\":\"" + phone
                + "\",\"user_id\":\"FR." + phone + "\"}],\"messages\":[{\"from\":\"" + phone + "\",\"id\":\"wamid.LOAD" + run + number
                + "\",\"timestamp\":\"" + seconds() + "\",\"type\":\"text\",\"text\":{\"body\":\"Bonjour, o\\u00f9 en est ma commande n\\u00b0 "
                + number + " ? Merci de votre r\\u00e9ponse.\"}}]}}";
    }

    private String status(int tenant, long number) {
        String phone = "3361" + String.format("%07d", number % 500);
        String[] words = {"sent", "delivered", "read"};
        return "{\"field\":\"messages\",\"value\":{" + about(tenant)
                + ",\"statuses\":[{\"id\":\"wamid.HBgLMzM2MTAwMDAwMDAVAgARGBI" + run + number + "\",\"status\":\"" + words[(int) (number % 3)]
                + "\",\"timestamp\":\"" + seconds() + "\",\"recipient_id\":\"" + phone + "\",\"recipient_user_id\":\"FR." + phone
                + "\",\"pricing\":{\"billable\":true,\"pricing_model\":\"PMP\",\"type\":\"regular\",\"category\":\"utility\"}}]}}";
    }

    private static String about(int tenant) {
        return "\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"3319900100" + tenant
                + "\",\"phone_number_id\":\"20000000000000" + tenant + "\"}";
    }

    private static long seconds() {
        return System.currentTimeMillis() / 1000;
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
