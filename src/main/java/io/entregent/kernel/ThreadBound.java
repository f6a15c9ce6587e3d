package io.entregent.kernel;

import java.util.Optional;

/** A value that holds for the current thread until what opened it is closed; opened ones nest. */
public final class ThreadBound<T> {

    private final ThreadLocal<T> current = new ThreadLocal<>();

    public Optional<T> get() {
        return Optional.ofNullable(current.get());
    }

    /** Close it in the same thread. */
    public Opened open(T value) {
        T before = current.get();
        current.set(value);
        return () -> {
            if (before == null) {
                current.remove();
            } else {
                current.set(before);
            }
        };
    }

    /** Ends what {@link #open} began. */
    public interface Opened extends AutoCloseable {
        @Override
        void close();
    }
}
