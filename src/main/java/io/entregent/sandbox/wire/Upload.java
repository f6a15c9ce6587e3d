package io.entregent.sandbox.wire;

import java.nio.file.Path;

/** A file that came with a request, spooled to disk. */
public record Upload(Path file, String name, String type, long size) {}
