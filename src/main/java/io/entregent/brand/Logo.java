package io.entregent.brand;

import io.entregent.kernel.Rejected;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes a picture and paints it anew as PNG: no metadata, no second format hidden behind the first. */
final class Logo {

    static final int MOST_BYTES = 2_000_000;
    /** WhatsApp wants a square of 640 pixels at most for a profile's picture. */
    static final int SIDE = 640;
    private static final int MOST_PIXELS = 5000;
    private static final int LEAST_PIXELS = 32;
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif");

    private Logo() {
    }

    /**
     * @return PNG, a square with the picture in its middle
     * @throws Rejected {@code brand.logo.tooBig}, {@code brand.logo.invalid}, {@code brand.logo.pixels}
     */
    static byte[] repainted(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw Rejected.invalid("brand.logo.tooBig", MOST_BYTES / 1_000_000);
        }
        try {
            return square(decoded(file));
        } catch (IOException | RuntimeException broken) {
            throw broken instanceof Rejected refused ? refused : Rejected.invalid("brand.logo.invalid");
        }
    }

    private static BufferedImage decoded(byte[] file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw Rejected.invalid("brand.logo.invalid");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                // Before a pixel is decoded: a small file may hold a picture that fills the memory.
                boolean fits = Math.max(reader.getWidth(0), reader.getHeight(0)) <= MOST_PIXELS && Math.min(reader.getWidth(0), reader.getHeight(0)) >= LEAST_PIXELS;
                if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT)) || !fits) {
                    throw Rejected.invalid(fits ? "brand.logo.invalid" : "brand.logo.pixels", LEAST_PIXELS, MOST_PIXELS);
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }

    private static byte[] square(BufferedImage image) throws IOException {
        double scale = Math.min(1.0, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        int side = Math.max(width, height);
        BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D brush = square.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        brush.drawImage(image, (side - width) / 2, (side - height) / 2, width, height, null);
        brush.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(square, "png", png);
        return png.toByteArray();
    }
}
