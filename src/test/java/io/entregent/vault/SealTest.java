package io.entregent.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    private static final byte[] PHONE = "+33639980001".getBytes(StandardCharsets.UTF_8);
    private final RootKey root = new RootKey(new byte[32]);
    private final Seal seal = new Seal(root.derive("seal"), "tenant-a|person-1");

    @Test
    void whatWasSealedOpensAgain() {
        assertThat(seal.open("phone", seal.seal("phone", PHONE))).isEqualTo(PHONE);
    }

    @Test
    void theSameValueIsNeverSealedAlike() {
        assertThat(seal.seal("phone", PHONE)).isNotEqualTo(seal.seal("phone", PHONE));
    }

    @Test
    void aSealedPhoneDoesNotOpenAsAName() {
        byte[] sealed = seal.seal("phone", PHONE);
        assertThatThrownBy(() -> seal.open("name", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSealedValueOfOnePersonDoesNotOpenForAnother() {
        byte[] sealed = seal.seal("phone", PHONE);
        Seal other = new Seal(root.derive("seal"), "tenant-a|person-2");
        assertThatThrownBy(() -> other.open("phone", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAlteredValueDoesNotOpen() {
        byte[] sealed = seal.seal("phone", PHONE);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> seal.open("phone", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theClearTextIsNotInTheSealedBytes() {
        assertThat(new String(seal.seal("phone", PHONE), StandardCharsets.ISO_8859_1)).doesNotContain("639980001");
    }

    @Test
    void keysOfDifferentUsesDiffer() {
        assertThat(root.derive("seal")).hasSize(32).isNotEqualTo(root.derive("wrap"));
    }

    @Test
    void aMasterKeyFileOfTheWrongLengthStopsTheStartByName(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key"), Base64.getEncoder().encodeToString(new byte[31]));
        assertThatThrownBy(() -> MasterKey.read(file)).hasMessageContaining("ENTREGENT_MASTER_KEY_FILE");
        Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]) + "\n");
        assertThat(MasterKey.read(file).derive("x")).hasSize(32);
    }
}
