package io.entregent.agency.leave;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.entregent.access.Colleague;
import io.entregent.channel.ChannelAccount;
import io.entregent.consent.Consents;
import io.entregent.contact.ContactView;
import io.entregent.contact.Contacts;
import io.entregent.inbox.ConversationQueries;
import io.entregent.inbox.file.MediaContent;
import io.entregent.inbox.read.ConversationFilter;
import io.entregent.inbox.read.ConversationRow;
import io.entregent.inbox.read.ConversationView;
import io.entregent.inbox.read.MessageView;
import io.entregent.kernel.Page;
import io.entregent.people.People;
import io.entregent.template.Templates;
import io.entregent.template.draft.DraftView;
import io.entregent.template.draft.Drafts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Everything of the current tenant in one ZIP of JSON lines (RFC 3339 times, E.164 numbers), read through the same
 * services as everywhere else: with the reader's permissions and its traces in the trail. The log itself has an export
 * of its own.
 */
@ApplicationScoped
public class Takeout {

    private static final int PAGE = 100;
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    /** What a number is known by, without its token. */
    private record Number(String channel, String businessId, String accountId, String number) {
    }

    /** A draft with its document as the REST API speaks of it. */
    private record Draft(UUID id, String account, @JsonRawValue String document, int revision, Instant updatedAt) {
    }

    @Inject
    private Leaving leaving;

    @Inject
    private ConversationQueries conversations;

    @Inject
    private Consents consents;

    @Inject
    private Templates templates;

    @Inject
    private Drafts drafts;

    @Inject
    private Contacts contacts;

    @Inject
    private People members;

    /** After {@link Leaving#exporting}, which says whether the reader may, before the first byte. */
    public void write(OutputStream out) throws IOException {
        List<Colleague> colleagues = members.colleagues();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            lines(zip, "members.jsonl", colleagues);
            lines(zip, "numbers.jsonl", leaving.numbers().stream().map(Takeout::number).toList());
            lines(zip, "templates.jsonl", templates.all());
            lines(zip, "drafts.jsonl", drafts.all().stream().map(Takeout::draft).toList());
            // Who agreed on a page or in a list may never have written a word.
            Set<UUID> people = new HashSet<>(consents.people());
            String cursor = null;
            do {
                Page<ConversationRow> page = conversations.list(ConversationFilter.all(), cursor, PAGE);
                for (ConversationRow row : page.rows()) {
                    conversation(zip, row.id(), people);
                }
                cursor = page.next();
            } while (cursor != null);
            zip.putNextEntry(new ZipEntry("contacts.jsonl"));
            List<UUID> all = List.copyOf(people);
            for (int from = 0; from < all.size(); from += PAGE) {
                for (ContactView contact : contacts.known(all.subList(from, Math.min(all.size(), from + PAGE))).values()) {
                    line(zip, contact);
                }
            }
            zip.closeEntry();
            for (UUID contact : all) {
                lines(zip, "consents/" + contact + ".jsonl", consents.history(contact));
            }
        }
    }

    private void conversation(ZipOutputStream zip, UUID id, Set<UUID> contacts) throws IOException {
        ConversationView view = conversations.view(id);
        contacts.add(view.contact().id());
        lines(zip, "conversations/" + id + "/about.jsonl", List.of(view));
        zip.putNextEntry(new ZipEntry("conversations/" + id + "/messages.jsonl"));
        Set<UUID> files = new HashSet<>();
        String cursor = null;
        do {
            Page<MessageView> page = conversations.thread(id, cursor, PAGE);
            for (MessageView message : page.rows()) {
                line(zip, message);
                if (message.file() != null && "stored".equals(message.file().state())) {
                    files.add(message.id());
                }
            }
            cursor = page.next();
        } while (cursor != null);
        zip.closeEntry();
        for (UUID message : files) {
            MediaContent file = conversations.media(message);
            zip.putNextEntry(new ZipEntry("conversations/" + id + "/files/" + message));
            zip.write(file.bytes());
            zip.closeEntry();
        }
    }

    private static void lines(ZipOutputStream zip, String name, List<?> rows) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        for (Object row : rows) {
            line(zip, row);
        }
        zip.closeEntry();
    }

    private static void line(ZipOutputStream zip, Object row) throws IOException {
        zip.write(JSON.writeValueAsBytes(row));
        zip.write('\n');
    }

    private static Draft draft(DraftView one) {
        return new Draft(one.id(), one.account(), one.document().canonical(), one.revision(), one.updatedAt());
    }

    private static Number number(ChannelAccount one) {
        return new Number(one.channel(), one.businessId(), one.accountId(), one.displayName());
    }
}
