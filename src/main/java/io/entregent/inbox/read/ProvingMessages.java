package io.entregent.inbox.read;

import io.entregent.consent.proof.Sayings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages that prove a consent or its end. */
@ApplicationScoped
@Transactional
public class ProvingMessages implements Sayings {

    @Inject
    private MessageSql messages;

    @Inject
    private Views views;

    @Override
    public List<Said> said(Collection<UUID> wanted) {
        return views.all(wanted.stream().distinct().map(messages::byId).flatMap(Optional::stream).toList()).stream()
                .map(one -> new Said(one.id(), one.providerId(), one.at(), one.kind(), one.text())).sorted(Comparator.comparing(Said::at)).toList();
    }
}
