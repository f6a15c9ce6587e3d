package io.entregent.sandbox;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All nouns of the sandbox, wired together once. */
final class World implements AutoCloseable {
  private final Clock clock;
  private final Accounts accounts = new Accounts();
  private final People people = new People(accounts);
  private final Chats chats = new Chats();
  private final Faults faults = new Faults();
  private final Signals signals = new Signals();
  private final Uploads uploads = new Uploads();
  private final Rates rates;
  private final Media media;
  private final Templates templates;
  private final Webhooks webhooks;
  private final Statuses statuses;
  private final Reviewer reviewer;
  private final Outbox outbox;
  private final Inbound inbound;

  World(Settings settings, Clock clock, ScheduledExecutorService threads) {
    this.clock = clock;
    this.rates = new Rates(clock);
    this.media = new Media(clock);
    this.templates = new Templates(clock, rates);
    this.webhooks = new Webhooks(settings, accounts, clock, threads);
    this.statuses = new Statuses(webhooks, signals, clock, threads);
    this.reviewer = new Reviewer(templates, webhooks, clock, threads);
    this.outbox =
        new Outbox(people, chats, templates, new MessageRules(media), rates, statuses, signals, clock);
    this.inbound = new Inbound(chats, webhooks, signals, clock);
    FirstTemplates.plant(templates, accounts, clock);
    threads.scheduleWithFixedDelay(signals::heartbeat, 20, 20, TimeUnit.SECONDS);
  }

  /** As it was at the start. */
  void reset() {
    webhooks.reset();
    chats.reset();
    people.reset();
    accounts.reset();
    faults.reset();
    rates.reset();
    media.reset();
    uploads.reset();
    statuses.reset();
    reviewer.reset();
    templates.reset();
    FirstTemplates.plant(templates, accounts, clock);
    signals.changed();
  }

  Clock clock() {
    return clock;
  }

  Accounts accounts() {
    return accounts;
  }

  People people() {
    return people;
  }

  Chats chats() {
    return chats;
  }

  Faults faults() {
    return faults;
  }

  Signals signals() {
    return signals;
  }

  Uploads uploads() {
    return uploads;
  }

  Rates rates() {
    return rates;
  }

  Media media() {
    return media;
  }

  Templates templates() {
    return templates;
  }

  Webhooks webhooks() {
    return webhooks;
  }

  Statuses statuses() {
    return statuses;
  }

  Reviewer reviewer() {
    return reviewer;
  }

  Outbox outbox() {
    return outbox;
  }

  Inbound inbound() {
    return inbound;
  }

  @Override
  public void close() {
    webhooks.close();
    media.reset();
  }
}
