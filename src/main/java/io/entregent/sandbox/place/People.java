package io.entregent.sandbox.place;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Everybody who can be written to: a few prepared consumers, and anybody else on first use. */
public final class People {
  private static final int MOST = 5_000;
  private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{6,14}");
  private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}(\\.ENT)?\\.[A-Za-z0-9]{1,128}");
  private static final Map<String, String> COUNTRIES =
      Map.of("33", "FR", "32", "BE", "41", "CH", "352", "LU", "44", "GB", "49", "DE", "34", "ES", "39", "IT", "1", "US");

  private final Accounts accounts;
  private final Map<String, Person> byDigits = new LinkedHashMap<>();
  private final Map<String, Person> byUserId = new LinkedHashMap<>();

  public People(Accounts accounts) {
    this.accounts = accounts;
    reset();
  }

  public synchronized void reset() {
    byDigits.clear();
    byUserId.clear();
    prepare("33639981001", "Camille Laurent", null);
    prepare("33639981002", "Mehdi Benali", null);
    prepare("33639981003", "Inès Moreau", null);
    prepare("33639981004", "Jules Petit", null);
    prepare("33199002005", "Françoise Dubois", null);
    prepare("33639981006", "Aïcha Traoré", "aicha.traore");
  }

  public static boolean isPhone(String digits) {
    return DIGITS.matcher(digits).matches();
  }

  public static boolean isUserId(String id) {
    return USER_ID.matcher(id).matches();
  }

  /** Only the digits of a number as people write it. */
  public static String digits(String phone) {
    return phone.replaceAll("[^0-9]", "");
  }

  /** The person with this number; a new one if nobody has it yet. */
  public synchronized Person withPhone(String digits) {
    Person known = byDigits.get(digits);
    return known == null ? add(digits, "+" + digits, false) : known;
  }

  /** The person whom this business knows by the id; a new one if nobody is. */
  public synchronized Person withUserId(String userId, Account account) {
    Person known = byUserId.get(userId);
    if (known == null) {
      known = new Person(null, userId.substring(0, 2), userId, false);
      known.knownAs(userId, account);
      room(byUserId);
      byUserId.put(userId, known);
    }
    return known;
  }

  /** The person behind a key of the handset page, or null. */
  public synchronized Person byKey(String key) {
    Person known = byDigits.get(key);
    return known == null ? byUserId.get(key) : known;
  }

  public synchronized List<Person> all() {
    List<Person> everybody = new ArrayList<>(byDigits.values());
    byUserId.values().stream().filter(p -> p.digits() == null).forEach(everybody::add);
    return everybody;
  }

  private void prepare(String digits, String name, String hiddenAs) {
    Person person = add(digits, name, true);
    if (hiddenAs != null) {
      person.hide(true, hiddenAs);
    }
  }

  private Person add(String digits, String name, boolean prepared) {
    Person person = new Person(digits, country(digits), name, prepared);
    room(byDigits);
    byDigits.put(digits, person);
    for (Account account : accounts.all()) {
      byUserId.put(person.userId(account), person);
    }
    return person;
  }

  private static void room(Map<String, Person> people) {
    if (people.size() >= MOST) {
      people.entrySet().stream()
          .filter(e -> !e.getValue().prepared())
          .findFirst()
          .map(Map.Entry::getKey)
          .ifPresent(people::remove);
    }
  }

  private static String country(String digits) {
    for (int length = 3; length > 0; length--) {
      String found = COUNTRIES.get(digits.substring(0, length));
      if (found != null) {
        return found;
      }
    }
    return "FR";
  }
}
