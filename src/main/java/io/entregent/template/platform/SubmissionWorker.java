package io.entregent.template.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.entregent.channel.ProviderError;
import io.entregent.channel.TemplateDesk;
import io.entregent.kernel.jobs.RetryLater;
import io.entregent.kernel.jobs.Ticket;
import io.entregent.kernel.jobs.Worker;
import io.entregent.template.draft.SampleFile;
import io.entregent.template.draft.SampleFiles;
import io.entregent.template.review.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Carries approved versions to the platform, language by language. A language that went is not sent again when the
 * next one fails and the ticket comes back.
 */
@ApplicationScoped
class SubmissionWorker implements Worker {

    private static final Duration AGAIN = Duration.ofSeconds(30);

    /** An upload that did not work. */
    private static final class NotUploaded extends Exception {

        private static final long serialVersionUID = 1L;
        private final transient TemplateDesk.Receipt receipt;

        NotUploaded(TemplateDesk.Receipt receipt) {
            this.receipt = receipt;
        }
    }

    @Inject
    private Submissions submissions;

    @Inject
    private Syncs syncs;

    @Inject
    private SampleFiles files;

    @Inject
    private Clock clock;

    @Override
    public String queue() {
        return Submissions.QUEUE;
    }

    @Override
    public void work(List<Ticket> tickets) {
        tickets.forEach(this::work);
    }

    private void work(Ticket ticket) {
        List<Task> tasks = submissions.begin(ticket);
        for (Task task : tasks) {
            Optional<Trouble> obstacle = submissions.obstacle(task);
            if (obstacle.isPresent()) {
                submissions.postpone(ticket, task, obstacle.get());
                return;
            }
            TemplateDesk desk = syncs.desk(task.account()).orElseThrow();
            TemplateDesk.Receipt receipt = send(desk, task);
            if (!receipt.isTaken()) {
                if (receipt.again()) {
                    throw new RetryLater(AGAIN, "platform " + receipt.error().code());
                }
                submissions.refused(ticket, task, receipt.error());
                return;
            }
            submissions.taken(task, receipt.held());
            lookAgain(desk, task, receipt.held().id());
        }
        if (!tasks.isEmpty()) {
            submissions.begin(ticket);
        }
    }

    private void lookAgain(TemplateDesk desk, Task task, String id) {
        Instant asked = clock.instant();
        TemplateDesk.Receipt now = desk.read(task.account(), id);
        if (now.isTaken() && now.held().components() != null && now.held().name() != null) {
            submissions.look(now.held(), asked);
        }
    }

    private TemplateDesk.Receipt send(TemplateDesk desk, Task task) {
        try {
            ObjectNode body = task.content().wire();
            upload(desk, task, body);
            body.put("category", task.category());
            TemplateDesk.Receipt sent;
            if (task.providerId() == null) {
                sent = desk.create(task.account(), body.put("name", task.name()).put("language", task.language()).toString());
            } else {
                body.remove("parameter_format");
                if (Submissions.APPROVED.equals(task.status())) {
                    body.remove("category");
                }
                sent = desk.edit(task.account(), task.providerId(), body.toString());
            }
            // What it holds is read again: only that is compared with what was approved.
            TemplateDesk.Receipt held = sent.isTaken() ? desk.read(task.account(), sent.held().id()) : sent;
            return held.isTaken() && (held.held().components() == null || held.held().name() == null)
                    ? new TemplateDesk.Receipt(null, new ProviderError(-1, "answer.shape", null), true) : held;
        } catch (NotUploaded failed) {
            return failed.receipt;
        }
    }

    /** Files of ours get the platform's names. */
    private void upload(TemplateDesk desk, Task task, JsonNode node) throws NotUploaded {
        JsonNode handles = node.path("header_handle");
        if (handles.isArray()) {
            for (int i = 0; i < handles.size(); i++) {
                if (handles.get(i).asText().startsWith(SampleFiles.PREFIX)) {
                    SampleFile file = files.content(handles.get(i).asText());
                    TemplateDesk.Receipt done = desk.upload(task.account(), file.mimeType(), file.fileName(), file.bytes());
                    if (!done.isTaken()) {
                        throw new NotUploaded(done);
                    }
                    ((ArrayNode) handles).set(i, TextNode.valueOf(done.held().id()));
                }
            }
        }
        for (JsonNode child : node) {
            upload(desk, task, child);
        }
    }
}
