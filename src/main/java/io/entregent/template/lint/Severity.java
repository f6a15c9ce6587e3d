package io.entregent.template.lint;

/** An error blocks; a warning asks. */
public enum Severity { ERROR, WARNING }
