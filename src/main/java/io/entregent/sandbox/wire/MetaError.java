package io.entregent.sandbox.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal in the shape of the Graph API. */
public final class MetaError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String HREF =
      "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";

  private final ErrorCode code;
  private final String details;
  private final String type;
  private Integer subcode;
  private String userTitle;
  private String userMessage;
  private int status;

  private MetaError(ErrorCode code, String details, String type) {
    super("(#" + code.number() + ") " + code.title(), null, false, false);
    this.code = code;
    this.details = details == null ? code.details() : details;
    this.type = type;
    this.status = code.status();
  }

  public static MetaError of(int code) {
    return of(code, null);
  }

  public static MetaError of(int code, String details) {
    return new MetaError(ErrorCode.of(code), details, "OAuthException");
  }

  public static MetaError invalid(String details) {
    return of(100, details);
  }

  /** The answer to an id that nobody knows; the Graph API does not tell why. */
  public static MetaError unknownObject(String method, String id) {
    MetaError error =
        new MetaError(
            new ErrorCode(
                100,
                400,
                "Unsupported "
                    + method.toLowerCase(java.util.Locale.ROOT)
                    + " request. Object with ID '"
                    + id
                    + "' does not exist, cannot be loaded due to missing permissions, or does not"
                    + " support this operation",
                null),
            null,
            "GraphMethodException");
    error.subcode = 33;
    return error;
  }

  public static MetaError template(int subcode, String userTitle, String userMessage) {
    MetaError error = of(100, null);
    error.subcode = subcode;
    error.userTitle = userTitle;
    error.userMessage = userMessage;
    return error;
  }

  public MetaError with(int newSubcode) {
    subcode = newSubcode;
    return this;
  }

  public MetaError answeredAs(int newStatus) {
    status = newStatus;
    return this;
  }

  int status() {
    return status;
  }

  int number() {
    return code.number();
  }

  public ObjectNode body() {
    ObjectNode error = Json.object();
    boolean plain = code.number() == 104 || type.equals("GraphMethodException");
    error.put("message", plain ? code.title() : getMessage());
    error.put("type", type);
    error.put("code", code.number());
    if (details != null) {
      error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
    }
    if (subcode != null) {
      error.put("error_subcode", subcode);
    }
    if (code.transientFailure()) {
      error.put("is_transient", true);
    }
    if (userTitle != null) {
      error.put("is_transient", false);
      error.put("error_user_title", userTitle);
      error.put("error_user_msg", userMessage);
    }
    error.put("fbtrace_id", Tokens.trace());
    ObjectNode whole = Json.object();
    whole.set("error", error);
    return whole;
  }

  /** The same failure as it stands in a webhook. */
  public ArrayNode webhookErrors() {
    ArrayNode errors = Json.array();
    ObjectNode error = errors.addObject();
    error.put("code", code.number()).put("title", code.title()).put("message", code.title());
    error.putObject("error_data").put("details", details == null ? code.title() : details);
    error.put("href", HREF);
    return errors;
  }
}
