package io.entregent.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a package as a room and names the rooms that it may use; {@code HouseTest} holds it to that. */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Room {

    String name();

    String[] needs() default {};
}
