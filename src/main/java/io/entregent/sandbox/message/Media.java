package io.entregent.sandbox.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Tokens;
import io.entregent.sandbox.wire.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Files that businesses uploaded and consumers sent, on disk until the sandbox stops. */
public final class Media {
  private static final int MOST = 500;
  private static final long MOST_BYTES = 400L << 20;
  private static final Duration LINK = Duration.ofMinutes(5);
  private static final long MB = 1L << 20;
  private static final Set<String> AUDIO =
      Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus");

  /**
   * One file.
   *
   * @param sha256 of the content
   */
  public record Item(
      String id, Account account, String type, String name, long size, byte[] sha256, Path file) {}

  private record Link(String media, Instant until) {}

  private final Clock clock;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Map<String, Link> links = new LinkedHashMap<>();
  private long bytes;

  public Media(Clock clock) {
    this.clock = clock;
  }

  /**
   * Takes the file over.
   *
   * @throws MetaError when Meta would not take such a file
   */
  public Item add(Account account, Upload upload, String declared) {
    boolean useful = declared != null && declared.contains("/");
    String type = bare(useful ? declared : upload.type());
    check(type, upload.size());
    Item item =
        new Item(
            Tokens.number(), account, type, upload.name(), upload.size(), digest(upload.file()), adopt(upload.file()));
    keep(item);
    return item;
  }

  public synchronized Item find(String id) {
    return items.get(id);
  }

  public synchronized boolean remove(String id) {
    Item item = items.remove(id);
    if (item != null) {
      bytes -= item.size();
      delete(item.file());
    }
    return item != null;
  }

  /** The description that a business gets, with a URL that lives five minutes. */
  public synchronized ObjectNode describe(Item item, String base) {
    String secret = Tokens.secret();
    if (links.size() >= 4 * MOST) {
      links.remove(links.keySet().iterator().next());
    }
    Instant until = clock.instant().plus(LINK);
    links.put(secret, new Link(item.id(), until));
    return Json.object()
        .put("messaging_product", "whatsapp")
        .put("url", base + "/graph/whatsapp_business/attachments/?mid=" + item.id() + "&ext=" + until.getEpochSecond() + "&hash=" + secret)
        .put("mime_type", item.type())
        .put("sha256", HexFormat.of().formatHex(item.sha256()))
        .put("file_size", item.size())
        .put("id", item.id());
  }

  /** The file behind a URL that is still good, or null. */
  public synchronized Item behind(String secret) {
    Link link = secret == null ? null : links.get(secret);
    return link == null || clock.instant().isAfter(link.until()) ? null : items.get(link.media());
  }

  public synchronized void reset() {
    items.values().forEach(item -> delete(item.file()));
    items.clear();
    links.clear();
    bytes = 0;
  }

  /** image, video, audio, sticker or document. */
  public static String kind(String type) {
    if (type.equals("image/webp")) {
      return "sticker";
    }
    String family = type.substring(0, Math.max(0, type.indexOf('/')));
    return Set.of("image", "video", "audio").contains(family) ? family : "document";
  }

  static String bare(String type) {
    return type == null ? "application/octet-stream" : type.split(";")[0].strip().toLowerCase(Locale.ROOT);
  }

  public static String base64(Item item) {
    return Base64.getEncoder().encodeToString(item.sha256());
  }

  private static void check(String type, long size) {
    long most =
        switch (kind(type)) {
          case "image" -> type.equals("image/jpeg") || type.equals("image/png") ? 5 * MB : 0;
          case "video" -> type.equals("video/mp4") || type.equals("video/3gpp") ? 16 * MB : 0;
          case "audio" -> AUDIO.contains(type) ? 16 * MB : 0;
          case "sticker" -> 500 << 10;
          default -> document(type) ? 100 * MB : 0;
        };
    if (most == 0) {
      throw MetaError.invalid(
          "Param file must be a file with one of the following types: audio/aac, audio/mp4, audio/mpeg,"
              + " audio/amr, audio/ogg, audio/opus, application/vnd.ms-powerpoint, application/msword,"
              + " application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
              + " application/vnd.openxmlformats-officedocument.presentationml.presentation,"
              + " application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/pdf,"
              + " text/plain, application/vnd.ms-excel, image/jpeg, image/png, image/webp, video/mp4,"
              + " video/3gpp. Received file of type '" + type + "'.");
    }
    if (size == 0) {
      throw MetaError.of(131009, "The file is empty.");
    }
    if (size > most) {
      throw MetaError.of(131053, "The file is larger than the " + most + " bytes that its type allows.");
    }
  }

  private static boolean document(String type) {
    return type.equals("text/plain")
        || type.equals("application/pdf")
        || type.equals("application/msword")
        || type.startsWith("application/vnd.ms-")
        || type.startsWith("application/vnd.openxmlformats-officedocument.");
  }

  private synchronized void keep(Item item) {
    items.put(item.id(), item);
    bytes += item.size();
    Iterator<Item> oldest = items.values().iterator();
    while (items.size() > MOST || bytes > MOST_BYTES && items.size() > 1) {
      Item gone = oldest.next();
      oldest.remove();
      bytes -= gone.size();
      delete(gone.file());
    }
  }

  private static Path adopt(Path spooled) {
    try {
      Path own = Files.createTempFile("sandbox-media-", ".bin");
      own.toFile().deleteOnExit();
      return Files.move(spooled, own, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException noRoom) {
      throw new UncheckedIOException(noRoom);
    }
  }

  private static byte[] digest(Path file) {
    MessageDigest sha256 = Tokens.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return sha256.digest();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException staysBehind) {
      file.toFile().deleteOnExit();
    }
  }
}
