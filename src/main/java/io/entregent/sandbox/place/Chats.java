package io.entregent.sandbox.place;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All chats, the oldest forgotten when there are too many. */
public final class Chats {
  private static final int MOST = 10_000;

  private final Map<String, Chat> chats =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Chat> eldest) {
          return size() > MOST;
        }
      };

  public synchronized Chat between(Account account, Person person) {
    return chats.computeIfAbsent(
        account.phone() + '|' + person.key(), k -> new Chat(account, person));
  }

  public synchronized List<Chat> of(Account account) {
    return chats.values().stream().filter(c -> c.account().equals(account)).toList();
  }

  public synchronized List<Chat> of(Person person) {
    return chats.values().stream().filter(c -> c.person() == person).toList();
  }

  /** The chat of this business that holds the message, or null. */
  public Chat holding(Account account, String messageId) {
    return of(account).stream().filter(c -> c.find(messageId) != null).findFirst().orElse(null);
  }

  public synchronized void reset() {
    chats.clear();
  }
}
