package io.entregent.sandbox.handset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entregent.sandbox.message.Media;
import io.entregent.sandbox.place.Account;
import io.entregent.sandbox.place.Chat;
import io.entregent.sandbox.place.Note;
import io.entregent.sandbox.place.People;
import io.entregent.sandbox.place.Person;
import io.entregent.sandbox.wire.Call;
import io.entregent.sandbox.wire.Fields;
import io.entregent.sandbox.wire.Json;
import io.entregent.sandbox.wire.MetaError;
import io.entregent.sandbox.wire.Reply;
import io.entregent.sandbox.world.World;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What the page with the phone asks for and does, below {@code /handset}. */
public final class Handset {
  private static final int LONGEST_NAME = 60;

  private final World world;
  private final HandsetActions actions;

  public Handset(World world) {
    this.world = world;
    this.actions = new HandsetActions(world);
  }

  /** Answers any request; never throws. */
  public Reply answer(Call call) {
    try {
      Reply reply = call.is("GET") ? look(call) : call.is("POST") ? act(call) : null;
      if (reply == null) {
        throw MetaError.unknownObject(call.method(), call.segment(0).length() > 40 ? "" : call.segment(0));
      }
      return reply;
    } catch (MetaError refused) {
      return Reply.error(refused);
    }
  }

  private Reply look(Call call) {
    return switch (call.segment(0)) {
      case "people" -> Reply.ok(people());
      case "chats" -> Reply.ok(chats(person(call.field("person"))));
      case "chat" -> Reply.ok(chat(chat(call.field("person"), call.field("account"))));
      case "media" -> media(call.segment(1));
      default -> null;
    };
  }

  private Reply act(Call call) {
    if (call.segment(0).equals("file")) {
      Chat chat = chat(call.field("person"), call.field("account"));
      return Reply.ok(actions.file(chat, call));
    }
    if (!call.headers().getOrDefault("content-type", "").startsWith("application/json")) {
      throw MetaError.invalid("The content type must be application/json.");
    }
    ObjectNode body = call.parameters();
    if (call.segment(0).equals("people")) {
      return Reply.ok(settle(body));
    }
    Chat chat = chat(Json.text(body, "person"), Json.text(body, "account"));
    return actions.act(call.segment(0), chat, body);
  }

  private ObjectNode people() {
    ObjectNode node = Json.object();
    ArrayNode list = node.putArray("people");
    world.people().all().forEach(p -> list.add(view(p)));
    ArrayNode accounts = node.putArray("accounts");
    for (Account account : world.accounts().all()) {
      accounts.addObject()
          .put("id", account.phone())
          .put("waba", account.waba())
          .put("name", account.name())
          .put("display", account.display())
          .put("vertical", account.vertical());
    }
    return node;
  }

  private static ObjectNode view(Person person) {
    return Json.object()
        .put("key", person.key())
        .put("phone", person.digits() == null ? null : "+" + person.digits())
        .put("name", person.name())
        .put("username", person.username())
        .put("hidden", person.hidden())
        .put("receipts", person.receipts())
        .put("reachable", person.reachable())
        .put("prepared", person.prepared());
  }

  /** Makes a person, or changes the settings of their phone. */
  private ObjectNode settle(ObjectNode body) {
    String phone = Json.text(body, "phone");
    Person person;
    if (phone == null) {
      person = person(Json.text(body, "person"));
    } else {
      String digits = People.digits(phone.strip().replaceFirst("^00", "").replaceFirst("^0(?=[1-9])", "33"));
      if (phone.length() > 40 || !People.isPhone(digits)) {
        throw MetaError.of(131009, "This is not a phone number with its country.");
      }
      person = world.people().withPhone(digits);
    }
    String name = Json.text(body, "name");
    if (name != null && !name.isBlank()) {
      Fields.atMost(name, "name", LONGEST_NAME);
      person.rename(name.strip());
    }
    if (body.has("hidden")) {
      String username = Json.text(body, "username", person.username() == null ? username(person.name()) : person.username());
      Fields.atMost(username, "username", LONGEST_NAME);
      person.hide(body.get("hidden").asBoolean(), username);
    }
    person.receipts(body.path("receipts").asBoolean(person.receipts()));
    if (body.has("reachable")) {
      person.reachable(body.get("reachable").asBoolean());
      if (person.reachable()) {
        world.chats().of(person).forEach(world.statuses()::catchUp);
      }
    }
    world.signals().changed();
    return view(person);
  }

  private static String username(String name) {
    String plain = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String word = plain.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", ".").replaceAll("^\\.|\\.$", "");
    return word.length() < 3 ? "client." + word : word;
  }

  private ObjectNode chats(Person person) {
    ObjectNode node = view(person);
    ArrayNode list = node.putArray("chats");
    List<Chat> chats =
        world.accounts().all().stream()
            .map(a -> world.chats().between(a, person))
            .sorted(Comparator.comparing(Handset::latest).reversed())
            .toList();
    for (Chat chat : chats) {
      ObjectNode one = list.addObject();
      one.put("account", chat.account().phone())
          .put("name", chat.account().name())
          .put("unread", chat.unread())
          .put("userId", person.userId(chat.account()))
          .put("typing", chat.typing(world.clock().instant()));
      Note last = chat.last();
      if (last != null && arrived(last)) {
        one.set("last", last.view());
      }
    }
    return node;
  }

  private static Instant latest(Chat chat) {
    Note last = chat.last();
    return last == null ? Instant.EPOCH : last.at();
  }

  private static boolean arrived(Note note) {
    return note.fromConsumer() || note.progress().compareTo(Note.Progress.DELIVERED) >= 0 && note.progress() != Note.Progress.FAILED;
  }

  private ObjectNode chat(Chat chat) {
    Instant now = world.clock().instant();
    ObjectNode node = Json.object();
    node.put("account", chat.account().phone())
        .put("name", chat.account().name())
        .put("display", chat.account().display())
        .put("userId", chat.person().userId(chat.account()))
        .put("typing", chat.typing(now))
        .put("open", chat.open(now))
        .put("promotionsStopped", chat.promotionsStopped())
        .put("blocked", chat.blocked());
    if (chat.windowEnds().isAfter(Instant.EPOCH)) {
      node.put("windowEnds", chat.windowEnds().toString());
    }
    ArrayNode notes = node.putArray("notes");
    chat.notes().stream().filter(Handset::arrived).forEach(n -> notes.add(n.view()));
    return node;
  }

  private Reply media(String id) {
    Media.Item item = world.media().find(id);
    if (item == null) {
      throw MetaError.unknownObject("GET", id.length() > 40 ? "" : id);
    }
    return Reply.file(item.type(), item.file());
  }

  private Person person(String key) {
    Person person = key == null ? null : world.people().byKey(key);
    if (person == null) {
      throw MetaError.invalid("Nobody has this number.");
    }
    return person;
  }

  private Chat chat(String person, String account) {
    Account known = account == null ? null : world.accounts().byPhone(account);
    if (known == null) {
      throw MetaError.invalid("No business has this phone number id.");
    }
    return world.chats().between(known, person(person));
  }
}
