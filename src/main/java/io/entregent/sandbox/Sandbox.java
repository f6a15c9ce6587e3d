package io.entregent.sandbox;

import io.entregent.sandbox.control.Control;
import io.entregent.sandbox.graph.Graph;
import io.entregent.sandbox.handset.Handset;
import io.entregent.sandbox.place.Settings;
import io.entregent.sandbox.place.Signals;
import io.entregent.sandbox.world.World;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Meta and the phones of its users, in memory. Knows no container: give it calls, it gives replies. */
public final class Sandbox implements AutoCloseable {
  private static final int THREADS = 4;

  private final World world;
  private final Graph graph;
  private final Handset handset;
  private final Control control;

  public Sandbox(Settings settings) {
    this(settings, Clock.systemUTC());
  }

  Sandbox(Settings settings, Clock clock) {
    this.world = new World(settings, clock, threads());
    this.graph = new Graph(world);
    this.handset = new Handset(world);
    this.control = new Control(world);
  }

  public Graph graph() {
    return graph;
  }

  public Handset handset() {
    return handset;
  }

  public Control control() {
    return control;
  }

  /** Tells when a page should look again. */
  public Signals signals() {
    return world.signals();
  }

  World world() {
    return world;
  }

  @Override
  public void close() {
    world.close();
  }

  private static ScheduledExecutorService threads() {
    AtomicInteger count = new AtomicInteger();
    ThreadFactory factory =
        work -> {
          Thread thread = new Thread(work, "sandbox-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    return Executors.newScheduledThreadPool(THREADS, factory);
  }
}
