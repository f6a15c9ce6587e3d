package io.entregent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.entregent.sandbox.place.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Clients that nobody here wrote, from PyPI and npm; needs the network once, so only with -Pconformance. */
class ConformanceIT {
  private static final List<String> TOOLS = List.of("sh", "python3", "node", "npm", "timeout");

  @Test
  void pywaAndWhatsappApiJsFindNothingWrong() throws Exception {
    assumeThat(Boolean.getBoolean("entregent.conformance")).as("run with -Pconformance").isTrue();
    for (String tool : TOOLS) {
      assumeThat(present(tool)).as(tool + " is on the PATH").isTrue();
    }
    Path log = Files.createTempFile("conformance", ".log");
    Settings settings = new Settings(URI.create("http://127.0.0.1:9/hook"), "conformance-secret", null);
    try (OverHttp sandbox = new OverHttp(settings)) {
      ProcessBuilder run = new ProcessBuilder("sh", "src/conformance/run", sandbox.url());
      run.environment().put("SANDBOX_APP_SECRET", settings.appSecret());
      run.environment().put("ENTREGENT_CONFORMANCE_DIR", Path.of("target", "conformance").toAbsolutePath().toString());
      Process process = run.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      boolean ended = process.waitFor(8, TimeUnit.MINUTES);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      String said = Files.readString(log);
      assertThat(ended).as(said).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
      assertThat(said).contains("pywa: all well", "whatsapp-api-js: all well");
    } finally {
      Files.delete(log);
    }
  }

  private static boolean present(String tool) {
    try {
      Process process = new ProcessBuilder(tool, "--version").redirectErrorStream(true).start();
      process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      return process.waitFor(20, TimeUnit.SECONDS);
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(stopped));
    }
  }
}
