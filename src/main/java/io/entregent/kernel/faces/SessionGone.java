package io.entregent.kernel.faces;

import io.entregent.kernel.Rejected;
import io.entregent.kernel.db.DatabaseAway;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Iterator;

/**
 * A page whose state is gone is shown anew (drafts are kept in the browser); a refusal that no page
 * caught becomes its status, a database that is away 503, everything else 500: in the middle of a page, too, where
 * PrimeFaces would otherwise send the browser to the address of the error page, which it cannot open.
 */
public class SessionGone extends ExceptionHandlerWrapper {

    private static final Logger LOG = System.getLogger(SessionGone.class.getName());

    /** Named in faces-config.xml. */
    public static class Factory extends ExceptionHandlerFactory {

        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new SessionGone(getWrapped().getExceptionHandler());
        }
    }

    SessionGone(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        FacesContext context = FacesContext.getCurrentInstance();
        for (Iterator<ExceptionQueuedEvent> queued = getUnhandledExceptionQueuedEvents().iterator(); queued.hasNext();) {
            Throwable thrown = queued.next().getContext().getException();
            if (context.getExternalContext().isResponseCommitted() || !settled(context, thrown)) {
                continue;
            }
            queued.remove();
        }
        getWrapped().handle();
    }

    private static boolean settled(FacesContext context, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ViewExpiredException) {
                return again(context);
            }
            if (cause instanceof Rejected rejected) {
                return answer(context, rejected.kind().status() == HttpServletResponse.SC_FORBIDDEN
                        ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
            }
        }
        if (DatabaseAway.causes(thrown)) {
            return answer(context, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        if (context.getPartialViewContext().isAjaxRequest()) {
            LOG.log(Level.ERROR, "A part of a page failed", thrown);
            return answer(context, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
        return false;
    }

    private static boolean again(FacesContext context) {
        Look look = context.getApplication().evaluateExpressionGet(context, "#{look}", Look.class);
        try {
            context.getExternalContext().redirect(look.getHere());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
        context.responseComplete();
        return true;
    }

    private static boolean answer(FacesContext context, int status) {
        ExternalContext outside = context.getExternalContext();
        try {
            outside.responseReset();
            outside.responseSendError(status, null);
        } catch (IOException lost) {
            throw new FacesException(lost);
        }
        context.responseComplete();
        return true;
    }
}
