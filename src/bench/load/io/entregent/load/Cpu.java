package io.entregent.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** How much of the processors each part took: tells what the figures would be on a machine with nothing else to do. */
final class Cpu {

    private final Map<String, ProcessHandle> parts = new LinkedHashMap<>();
    private Map<String, Duration> before = Map.of();

    Cpu(Properties running) {
        for (String part : new String[] {"wildfly", "postgres"}) {
            ProcessHandle.of(Long.parseLong(running.getProperty("entregent.pid." + part, "-1")))
                    .ifPresent(process -> parts.put(part, process));
        }
        parts.put("load", ProcessHandle.current());
    }

    void start() {
        before = now();
    }

    String used(double seconds) {
        Map<String, Duration> after = now();
        return after.keySet().stream().map(part -> String.format(Locale.ROOT, "%s %.2f", part,
                after.get(part).minus(before.get(part)).toMillis() / 1000.0 / seconds)).collect(Collectors.joining(", "));
    }

    private Map<String, Duration> now() {
        Map<String, Duration> all = new LinkedHashMap<>();
        parts.forEach((part, process) -> all.put(part, of(process).plus(
                part.equals("load") ? Duration.ZERO : process.children().map(Cpu::of).reduce(Duration.ZERO, Duration::plus))));
        return all;
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
