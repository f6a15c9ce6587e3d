package io.entregent.brand;

import io.entregent.kernel.Rejected;
import java.util.Locale;

/** A colour of sRGB, and how well it can be read (WCAG 2.2, 1.4.3: 4.5 to 1 for text). */
record Colour(int red, int green, int blue) {

    static final double LEAST = 4.5;
    private static final Colour WHITE = new Colour(255, 255, 255);
    /** How much of the colour is in the paler ground on which it also stands as text (tokens.css, --brand-soft). */
    private static final double SOFT = 0.11;

    /** @throws Rejected {@code brand.colour.invalid} */
    static Colour parse(String text) {
        String clean = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        if (!clean.matches("#[0-9a-f]{6}")) {
            throw Rejected.invalid("brand.colour.invalid");
        }
        int all = Integer.parseInt(clean.substring(1), 16);
        return new Colour(all >> 16, all >> 8 & 0xFF, all & 0xFF);
    }

    String text() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /** Of this colour as text on the lightest and on its own pale ground, whichever is less; white on it is as good. */
    double contrast() {
        return Math.min(contrast(WHITE), contrast(mixed(WHITE, SOFT)));
    }

    boolean canBeRead() {
        return contrast() >= LEAST;
    }

    /** The nearest darker shade that can be read. */
    Colour readable() {
        Colour one = this;
        for (int percent = 100; !one.canBeRead() && percent > 0; percent--) {
            one = new Colour(red * percent / 100, green * percent / 100, blue * percent / 100);
        }
        return one;
    }

    double contrast(Colour other) {
        double mine = luminance();
        double theirs = other.luminance();
        return (Math.max(mine, theirs) + 0.05) / (Math.min(mine, theirs) + 0.05);
    }

    private Colour mixed(Colour ground, double share) {
        return new Colour(mix(red, ground.red, share), mix(green, ground.green, share), mix(blue, ground.blue, share));
    }

    private static int mix(int one, int other, double share) {
        return (int) Math.round(one * share + other * (1 - share));
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
