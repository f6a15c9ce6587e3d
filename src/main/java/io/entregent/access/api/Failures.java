package io.entregent.access.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.entregent.access.Actor;
import io.entregent.kernel.Rejected;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.CharConversionException;
import java.io.EOFException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Every failure leaves as a problem; none says more than its code. */
@Provider
public class Failures implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(Failures.class.getName());
    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;

    @Context
    private UriInfo address;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof Rejected rejected) {
            return answer(Problem.of(rejected, instance(), Problem.locale(headers.getHeaderString("Accept-Language"))));
        }
        if (failure instanceof WebApplicationException known) {
            return known(known);
        }
        if (malformed(failure)) {
            return answer(BAD_REQUEST, "request.malformed");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return answer(CONFLICT, "conversation.stale");
            }
            if (cause instanceof Rejected) {
                return toResponse(cause);
            }
        }
        LOG.log(Level.ERROR, "Request " + Actor.current().request() + " failed: " + trace(failure));
        return answer(SERVER_ERROR, "request.failed");
    }

    private Response known(WebApplicationException known) {
        int status = known.getResponse().getStatus();
        if (malformed(known.getCause())) {
            return answer(BAD_REQUEST, "request.malformed");
        }
        if (status < BAD_REQUEST) {
            return known.getResponse();
        }
        String code = switch (status) {
            case 404 -> "not.found";
            case 405 -> "method.notAllowed";
            case 406 -> "type.notAcceptable";
            case 415 -> "type.notSupported";
            default -> status < SERVER_ERROR ? "request.malformed" : "request.failed";
        };
        return answer(status, code);
    }

    private static boolean malformed(Throwable failure) {
        return failure instanceof JsonProcessingException || failure instanceof CharConversionException
                || failure instanceof EOFException;
    }

    private Response answer(int status, String code) {
        return answer(Problem.of(status, code, instance(), Problem.locale(headers.getHeaderString("Accept-Language"))));
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
    }

    private String instance() {
        return address.getRequestUri().getRawPath();
    }

    /** Classes and places only: messages of exceptions may quote what they failed on. */
    private static String trace(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null && text.length() < 2000; cause = cause.getCause()) {
            text.append(text.length() == 0 ? "" : " <- ").append(cause.getClass().getName());
            StackTraceElement[] trace = cause.getStackTrace();
            for (int i = 0; i < Math.min(trace.length, 6); i++) {
                text.append(" at ").append(trace[i].getFileName()).append(':').append(trace[i].getLineNumber());
            }
        }
        return text.toString();
    }
}
