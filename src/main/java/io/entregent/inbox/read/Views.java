package io.entregent.inbox.read;

import io.entregent.access.Members;
import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Opens rows for people who may read them; asks nobody. */
@ApplicationScoped
public class Views {

    @Inject
    private MessageSql messages;

    @Inject
    private Sealed sealed;

    @Inject
    private Members members;

    public MessageView message(UUID id) {
        return view(messages.byId(id).orElseThrow(Rejected::notFound), new HashMap<>());
    }

    public MessageView note(UUID id) {
        return view(messages.noteById(id).orElseThrow(Rejected::notFound), new HashMap<>());
    }

    public List<MessageView> all(List<MessageSql.Row> rows) {
        Map<UUID, String> names = new HashMap<>();
        return rows.stream().map(row -> view(row, names)).toList();
    }

    public String colleague(UUID id) {
        return members.name(id).orElse(null);
    }

    private MessageView view(MessageSql.Row row, Map<UUID, String> names) {
        String author = row.author() == null ? null : names.computeIfAbsent(row.author(), this::colleague);
        MessageStatus status = row.status() == null ? null : MessageStatus.of(row.status());
        return new MessageView(row.id(), row.conversation(), row.direction(), row.kind(),
                sealed.open(row.subject(), Fields.BODY, row.body()), status == null ? null : status.shown(),
                status == MessageStatus.FAILED ? new MessageView.Failure(row.errorCode(), row.errorTitle()) : null,
                sealed.open(row.subject(), Fields.PROVIDER_ID, row.providerId()), row.at(), row.author(), author,
                row.decision(), file(row), row.replyTo(), row.edited(), row.deleted(), row.template(),
                row.heldUntil() == null ? null : new MessageView.Hold(row.heldBy(), row.heldUntil()));
    }

    private MessageView.File file(MessageSql.Row row) {
        return row.mediaState() == null ? null : new MessageView.File(row.mediaState().replace("too_big", "tooBig"),
                row.mimeType(), sealed.open(row.subject(), Fields.FILE_NAME, row.fileName()), row.size());
    }
}
