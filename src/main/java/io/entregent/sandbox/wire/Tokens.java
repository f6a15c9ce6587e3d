package io.entregent.sandbox.wire;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers in the shapes that Meta hands out. */
public final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AtomicLong NUMBERS =
      new AtomicLong(1_000_000_000_000_000L + (RANDOM.nextLong() >>> 15));
  private static final BigInteger TWENTY_DIGITS = BigInteger.TEN.pow(20);

  private Tokens() {}

  static String trace() {
    byte[] bytes = new byte[17];
    RANDOM.nextBytes(bytes);
    return "A" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A numeric id that no other object of this run has. */
  public static String number() {
    return Long.toString(NUMBERS.addAndGet(1 + RANDOM.nextInt(999)));
  }

  public static String secret() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * @param address digits or user id of the consumer
   * @param fromConsumer whether the consumer wrote it
   */
  public static String wamid(String address, boolean fromConsumer) {
    byte[] who = address.getBytes(StandardCharsets.US_ASCII);
    byte[] unique = new byte[fromConsumer ? 10 : 9];
    RANDOM.nextBytes(unique);
    byte[] tail =
        HexFormat.of().withUpperCase().formatHex(unique).getBytes(StandardCharsets.US_ASCII);
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x1c, 0x18, (byte) who.length});
    out.writeBytes(who);
    out.writeBytes(new byte[] {0x15, 0x02, 0x00, (byte) (fromConsumer ? 0x12 : 0x11), 0x18});
    out.write(tail.length);
    out.writeBytes(tail);
    out.write(0);
    return "wamid." + Base64.getEncoder().encodeToString(out.toByteArray());
  }

  /** The same for the same consumer and business, and different between businesses. */
  public static String userId(String country, String consumer, String business) {
    byte[] digest = sha256().digest((consumer + '|' + business).getBytes(StandardCharsets.UTF_8));
    return country + "." + new BigInteger(1, digest).mod(TWENTY_DIGITS);
  }

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is missing", impossible);
    }
  }
}
