package io.entregent.sandbox.world;

import io.entregent.sandbox.message.Inbound;
import io.entregent.sandbox.message.Media;
import io.entregent.sandbox.message.MessageRules;
import io.entregent.sandbox.message.Outbox;
import io.entregent.sandbox.place.Accounts;
import io.entregent.sandbox.place.AppFields;
import io.entregent.sandbox.place.Chats;
import io.entregent.sandbox.place.Faults;
import io.entregent.sandbox.place.People;
import io.entregent.sandbox.place.Rates;
import io.entregent.sandbox.place.Settings;
import io.entregent.sandbox.place.Signals;
import io.entregent.sandbox.place.Signups;
import io.entregent.sandbox.place.Uploads;
import io.entregent.sandbox.template.FirstTemplates;
import io.entregent.sandbox.template.Reviewer;
import io.entregent.sandbox.template.Templates;
import io.entregent.sandbox.webhook.Elsewhere;
import io.entregent.sandbox.webhook.Statuses;
import io.entregent.sandbox.webhook.Webhooks;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All nouns of the sandbox, wired together once. */
public final class World implements AutoCloseable {
  private final Clock clock;
  private final Accounts accounts = new Accounts();
  private final People people = new People(accounts);
  private final Chats chats = new Chats();
  private final Faults faults = new Faults();
  private final Signals signals = new Signals();
  private final Uploads uploads = new Uploads();
  private final AppFields app = new AppFields();
  private final Signups signups;
  private final Rates rates;
  private final Media media;
  private final Templates templates;
  private final Webhooks webhooks;
  private final Elsewhere elsewhere;
  private final Statuses statuses;
  private final Reviewer reviewer;
  private final Outbox outbox;
  private final Inbound inbound;

  public World(Settings settings, Clock clock, ScheduledExecutorService threads) {
    this.clock = clock;
    this.rates = new Rates(clock);
    this.signups = new Signups(accounts, clock);
    this.media = new Media(clock);
    this.templates = new Templates(clock, rates);
    this.webhooks = new Webhooks(settings, accounts, clock, threads);
    this.elsewhere = new Elsewhere(settings, clock);
    this.statuses = new Statuses(webhooks, signals, clock, threads);
    this.reviewer = new Reviewer(templates, webhooks, clock, threads);
    this.outbox =
        new Outbox(people, chats, templates, new MessageRules(media), rates, statuses, signals, clock);
    this.inbound = new Inbound(chats, webhooks, signals, clock);
    FirstTemplates.plant(templates, accounts, clock);
    threads.scheduleWithFixedDelay(signals::heartbeat, 20, 20, TimeUnit.SECONDS);
  }

  /** As it was at the start. */
  public void reset() {
    webhooks.reset();
    chats.reset();
    people.reset();
    accounts.reset();
    faults.reset();
    app.reset();
    signups.reset();
    rates.reset();
    media.reset();
    uploads.reset();
    statuses.reset();
    reviewer.reset();
    templates.reset();
    FirstTemplates.plant(templates, accounts, clock);
    signals.changed();
  }

  public Clock clock() {
    return clock;
  }

  public Accounts accounts() {
    return accounts;
  }

  public People people() {
    return people;
  }

  public Chats chats() {
    return chats;
  }

  public AppFields app() {
    return app;
  }

  public Signups signups() {
    return signups;
  }

  public Faults faults() {
    return faults;
  }

  public Signals signals() {
    return signals;
  }

  public Uploads uploads() {
    return uploads;
  }

  public Rates rates() {
    return rates;
  }

  public Media media() {
    return media;
  }

  public Templates templates() {
    return templates;
  }

  public Webhooks webhooks() {
    return webhooks;
  }

  public Elsewhere elsewhere() {
    return elsewhere;
  }

  public Statuses statuses() {
    return statuses;
  }

  public Reviewer reviewer() {
    return reviewer;
  }

  public Outbox outbox() {
    return outbox;
  }

  public Inbound inbound() {
    return inbound;
  }

  @Override
  public void close() {
    webhooks.close();
    media.reset();
  }
}
