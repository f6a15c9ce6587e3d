package io.entregent.sandbox.wire;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Meta says and answers for one of its codes.
 *
 * @param number the code
 * @param status the HTTP status it comes with; clients must not build on it
 * @param title short, after "(#code) "
 * @param details the usual explanation, or null
 */
record ErrorCode(int number, int status, String title, String details) {
  private static final Map<Integer, ErrorCode> KNOWN =
      Stream.of(
              new ErrorCode(0, 401, "AuthException", "We were unable to authenticate the app user."),
              new ErrorCode(1, 400, "API Unknown", "Invalid request or possible server error."),
              new ErrorCode(2, 503, "API Service", "Temporary due to downtime or due to being overloaded."),
              new ErrorCode(3, 500, "API Method", "Capability or permissions issue."),
              new ErrorCode(4, 429, "Application request limit reached", null),
              new ErrorCode(10, 403, "Permission Denied", "Permission is either not granted or has been removed."),
              new ErrorCode(33, 400, "Parameter value is not valid", "The business phone number has been deleted."),
              new ErrorCode(100, 400, "Invalid parameter", null),
              new ErrorCode(104, 401, "An access token is required to request this resource", null),
              new ErrorCode(190, 401, "Invalid OAuth access token", null),
              new ErrorCode(200, 403, "Permissions error", null),
              new ErrorCode(368, 403, "Temporarily blocked for policies violations", "The WhatsApp Business Account associated with the app has been restricted or disabled for violating a platform policy."),
              new ErrorCode(2200, 400, "Callback verification failed", null),
              new ErrorCode(2500, 400, "Unknown path components", null),
              new ErrorCode(80007, 429, "Rate limit issues", "The WhatsApp Business Account has reached its rate limit."),
              new ErrorCode(130403, 400, "User is blocked", "The business has blocked this user."),
              new ErrorCode(130429, 429, "Rate limit hit", "Cloud API message throughput has been reached."),
              new ErrorCode(130472, 400, "User's number is part of an experiment", "Failed to send message because this user's phone number is part of an experiment"),
              new ErrorCode(130497, 403, "Business account is restricted from messaging users in this country.", null),
              new ErrorCode(131000, 500, "Something went wrong", "Message failed to send due to an unknown error."),
              new ErrorCode(131005, 403, "Access denied", "Permission is either not granted or has been removed."),
              new ErrorCode(131008, 400, "Required parameter is missing", null),
              new ErrorCode(131009, 400, "Parameter value is not valid", null),
              new ErrorCode(131016, 503, "Service unavailable", "A service is temporarily unavailable."),
              new ErrorCode(131021, 400, "Recipient cannot be sender", "Sender and recipient phone number is the same."),
              new ErrorCode(131026, 400, "Message undeliverable", "Message Undeliverable."),
              new ErrorCode(131031, 403, "Account has been locked", "The WhatsApp Business Account associated with the app has been restricted or disabled for violating a platform policy."),
              new ErrorCode(131042, 400, "Business eligibility payment issue", "Message failed to send because there were one or more errors related to your payment method."),
              new ErrorCode(131047, 400, "Re-engagement message", "Message failed to send because more than 24 hours have passed since the customer last replied to this number."),
              new ErrorCode(131048, 400, "Spam rate limit hit", "Message failed to send because there are restrictions on how many messages can be sent from this phone number. This may be because too many previous messages were blocked or flagged as spam."),
              new ErrorCode(131049, 400, "This message was not delivered to maintain healthy ecosystem engagement.", "In order to maintain a healthy ecosystem engagement, the message failed to be delivered."),
              new ErrorCode(131050, 400, "User has stopped marketing messages from this business", "Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from your business."),
              new ErrorCode(131051, 400, "Unsupported message type", "Message type is not currently supported."),
              new ErrorCode(131052, 400, "Media download error", "Failed to download the media sent by the user."),
              new ErrorCode(131053, 400, "Media upload error", "Unable to upload the media used in the message."),
              new ErrorCode(131056, 429, "(Business Account, Consumer Account) pair rate limit hit", "Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time."),
              new ErrorCode(131057, 503, "Business Account is in maintenance mode", null),
              new ErrorCode(131062, 400, "Recipient type is not supported for this message", "Authentication templates cannot be sent to a business-scoped user id."),
              new ErrorCode(131064, 400, "Account limited because of template classification violations", null),
              new ErrorCode(132000, 400, "Number of parameters does not match the expected number of params", null),
              new ErrorCode(132001, 404, "Template name does not exist in the translation", null),
              new ErrorCode(132005, 400, "Translated text too long", null),
              new ErrorCode(132007, 400, "Template format character policy violated", null),
              new ErrorCode(132012, 400, "Parameter format does not match format in the created template", null),
              new ErrorCode(132015, 400, "Template is paused", "Template is paused due to low quality so it cannot be sent in a template message."),
              new ErrorCode(132016, 400, "Template is disabled", "Template has been paused too many times due to low quality and is now permanently disabled."),
              new ErrorCode(132018, 400, "There was an issue with the parameters in your template", null),
              new ErrorCode(133004, 503, "Server Temporarily Unavailable", "Server is temporarily unavailable."),
              new ErrorCode(133010, 400, "Phone number not registered", "Phone number is not registered on the WhatsApp Business Platform."))
          .collect(Collectors.toUnmodifiableMap(ErrorCode::number, Function.identity()));

  /** The known code, or a plain one for a number that the sandbox has no words for. */
  static ErrorCode of(int number) {
    return KNOWN.getOrDefault(number, new ErrorCode(number, 400, "Something went wrong", null));
  }

  boolean transientFailure() {
    return number == 1 || number == 2 || number == 4 || number == 80007;
  }
}
