package io.entregent.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LogoTest {

    private static byte[] picture(String format, int width, int height) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, file);
        return file.toByteArray();
    }

    @Test
    void isPaintedAnewAsASquareOfAtMost640() throws Exception {
        BufferedImage logo = ImageIO.read(new ByteArrayInputStream(Logo.repainted(picture("jpeg", 1600, 800))));
        assertThat(logo.getWidth()).isEqualTo(640);
        assertThat(logo.getHeight()).isEqualTo(640);
        assertThat(ImageIO.read(new ByteArrayInputStream(Logo.repainted(picture("png", 100, 60)))).getWidth()).isEqualTo(100);
    }

    @Test
    void nothingOfTheFilesOwnBytesIsKept() throws Exception {
        byte[] png = picture("png", 64, 64);
        byte[] behind = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(png, png.length + behind.length);
        System.arraycopy(behind, 0, both, png.length, behind.length);
        assertThat(new String(Logo.repainted(both), StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void whatIsNoPictureOrTooLargeIsRefused() throws Exception {
        assertThatThrownBy(() -> Logo.repainted(new byte[0])).hasMessage("brand.logo.invalid");
        assertThatThrownBy(() -> Logo.repainted("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII))).hasMessage("brand.logo.invalid");
        assertThatThrownBy(() -> Logo.repainted(new byte[Logo.MOST_BYTES + 1])).hasMessage("brand.logo.tooBig");
        byte[] huge = picture("png", 5001, 40);
        assertThatThrownBy(() -> Logo.repainted(huge)).hasMessage("brand.logo.pixels");
        byte[] cut = Arrays.copyOf(picture("png", 200, 200), 60);
        assertThatThrownBy(() -> Logo.repainted(cut)).hasMessage("brand.logo.invalid");
    }
}
