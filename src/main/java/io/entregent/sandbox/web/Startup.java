package io.entregent.sandbox.web;

import io.entregent.sandbox.Sandbox;
import io.entregent.sandbox.place.Settings;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Starts the sandbox with the application, or stops the deployment with one sentence. */
@WebListener
public class Startup implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    Settings settings = Settings.from(System::getenv);
    event.getServletContext().setAttribute(Sandbox.class.getName(), new Sandbox(settings));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    Sandbox sandbox = of(event.getServletContext());
    if (sandbox != null) {
      sandbox.close();
    }
  }

  static Sandbox of(ServletContext context) {
    return (Sandbox) context.getAttribute(Sandbox.class.getName());
  }
}
