package io.entregent.inbox;

import io.entregent.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** Gets conversations. Who changes one or sends in it holds its row, so that window and state stay true until the commit. */
@ApplicationScoped
class Conversations {

    @Inject
    private EntityManager entityManager;

    /** @throws Rejected not found: for what does not exist and for what belongs to somebody else alike */
    Conversation locked(UUID id) {
        return find(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Rejected::notFound);
    }

    Conversation read(UUID id) {
        return find(id, LockModeType.NONE).orElseThrow(Rejected::notFound);
    }

    private Optional<Conversation> find(UUID id, LockModeType lock) {
        return id == null ? Optional.empty() : Optional.ofNullable(entityManager.find(Conversation.class, id, lock));
    }
}
