package io.entregent.sandbox.place;

import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sessions of the resumable upload, which give handles for examples in templates; the bytes are dropped. */
public final class Uploads {
  private static final int MOST = 200;

  /** How far an upload came. */
  public static final class Session {
    private final String id;
    private final String type;
    private final long length;
    private long received;

    Session(String id, String type, long length) {
      this.id = id;
      this.type = type;
      this.length = length;
    }

    public String id() {
      return id;
    }

    public synchronized long received() {
      return received;
    }

    /**
     * @return the handle when all bytes are there, else null
     * @throws MetaError when the offset is wrong or too much came
     */
    public synchronized String take(long offset, long count) {
      if (offset != received) {
        throw MetaError.invalid("file_offset does not match the bytes received so far (" + received + ").");
      }
      if (received + count > length) {
        throw MetaError.invalid("More bytes were sent than file_length says.");
      }
      received += count;
      String kind = Base64.getEncoder().encodeToString(type.getBytes(StandardCharsets.UTF_8));
      return received == length ? "4::" + kind + ":" + Tokens.secret() + ":e:" + Tokens.number() + ":" + Accounts.APP : null;
    }
  }

  private final Map<String, Session> sessions = new LinkedHashMap<>();

  public synchronized Session start(String type, long length) {
    if (sessions.size() >= MOST) {
      sessions.remove(sessions.keySet().iterator().next());
    }
    Session session = new Session("upload:" + Tokens.secret(), type, length);
    sessions.put(session.id(), session);
    return session;
  }

  /** The session, or null. */
  public synchronized Session find(String id) {
    return sessions.get(id);
  }

  public synchronized void reset() {
    sessions.clear();
  }
}
