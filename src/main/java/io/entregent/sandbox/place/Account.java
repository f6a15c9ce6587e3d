package io.entregent.sandbox.place;

/**
 * A business on WhatsApp: one account with one number.
 *
 * @param waba WhatsApp Business Account id
 * @param phone phone number id
 * @param digits the number without "+"
 * @param display the number as people read it
 * @param name verified name
 * @param vertical Meta's industry word
 */
public record Account(
    String waba, String phone, String digits, String display, String name, String vertical) {
  /** Country calling code that Meta puts before a recipient without "+". */
  public String callingCode() {
    return "33";
  }
}
