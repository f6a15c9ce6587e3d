package io.entregent.notice;

import io.entregent.kernel.faces.Words;
import io.entregent.kernel.jobs.RetryLater;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;

/** Carries mails to the SMTP server. If it falls between the sending and the note of it, a mail goes twice. */
@ApplicationScoped
class Postman implements Worker {

    private static final Duration AGAIN = Duration.ofMinutes(1);

    @Inject
    private Post post;

    @Inject
    private Smtp smtp;

    @Override
    public String queue() {
        return Notices.QUEUE;
    }

    @Override
    public void work(List<Ticket> tickets) {
        tickets.forEach(ticket -> post.letter(ticket).ifPresent(letter -> {
            try {
                String title = Words.in(letter.language(), "notice." + letter.kind() + ".title", letter.words());
                String text = Words.in(letter.language(), "notice." + letter.kind() + ".text", letter.words());
                String foot = Words.in(letter.language(), "notice.mail.foot");
                String html = letter.head() == null ? null : Paper.html(letter.head(), letter.language(), title, text, letter.link(), foot);
                smtp.send(letter.address(), title, new Smtp.Content(text + "\n\n" + letter.link() + "\n\n-- \n" + foot, html, letter.file()), letter.head());
                post.sent(ticket);
            } catch (MessagingException trouble) {
                // Its text may name the recipient.
                throw new RetryLater(AGAIN, "smtp " + trouble.getClass().getSimpleName());
            }
        }));
    }
}
