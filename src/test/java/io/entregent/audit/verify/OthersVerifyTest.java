package io.entregent.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import dev.sigstore.rekor.client.RekorEntry;
import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.SharedVectors;
import io.entregent.audit.log.TlogProof;
import io.entregent.audit.log.Vkey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our packs, verified by programs that nobody here wrote. */
class OthersVerifyTest {

    @TempDir
    private Path pack;
    private SampleLog log;

    @BeforeEach
    void pack() throws IOException {
        log = new SampleLog(700);
        log.write(pack, List.of(1, 255, 256, 600), List.of(0, 255, 256, 699));
    }

    @Test
    void sigstoreReadsTheCheckpointAndAcceptsTheProof() throws Exception {
        RekorEntry.Checkpoint checkpoint = Checkpoints.from(Files.readString(pack.resolve("checkpoint")));
        assertThat(checkpoint.getOrigin()).isEqualTo(SampleLog.NAME);
        assertThat(checkpoint.getSize()).isEqualTo(700);
        byte[] root = Base64.getDecoder().decode(checkpoint.getBase64Hash());
        TlogProof proof = TlogProof.parse(Files.readString(pack.resolve("entry-255.tlog-proof")));
        InclusionProofVerifier.verify(Merkle.leaf(log.entries.get(255)), 255, 700, proof.hashes(), root);
        assertThatThrownBy(() -> InclusionProofVerifier.verify(Merkle.leaf(log.entries.get(254)), 255, 700, proof.hashes(), root))
                .isInstanceOf(InclusionProofVerificationException.class);
        byte[] signature = checkpoint.getSignatures().get(0).getSignature();
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der(log.vkey()))));
        check.update(checkpoint.getSignedData().getBytes(StandardCharsets.UTF_8));
        assertThat(check.verify(signature)).isTrue();
    }

    @Test
    void opensslAcceptsTheSignatureAsTheGuideSays() throws Exception {
        assumeTrue(OthersTools.there("openssl", "version"), "there is no openssl on this machine");
        String guide = "awk 'BEGIN{RS=\"\";ORS=\"\"} NR==1{print $0\"\\n\"}' checkpoint > note"
                + " && tail -1 checkpoint | awk '{print $3}' | base64 -d | tail -c +5 > signature"
                + " && openssl pkeyutl -verify -pubin -inkey pub.pem -rawin -in note -sigfile signature";
        assertThat(run("sh", "-c", guide)).contains("Signature Verified Successfully");
        Files.writeString(pack.resolve("checkpoint"), Files.readString(pack.resolve("checkpoint")).replaceFirst("700", "701"));
        assertThat(run("sh", "-c", guide)).doesNotContain("Successfully");
    }

    @Test
    void sha256sumAcceptsTheProofOfAnEntry() throws Exception {
        assumeTrue(OthersTools.there("sha256sum", "--version") && OthersTools.there("xxd", "-v"), "there is no sha256sum or no xxd on this machine");
        try (InputStream script = OthersVerifyTest.class.getResourceAsStream("/io/entregent/audit/pack/verify-entry.sh")) {
            Files.write(pack.resolve("verify-entry.sh"), script.readAllBytes());
        }
        for (int index : List.of(0, 255, 256, 699)) {
            assertThat(run("sh", "verify-entry.sh", "entry-" + index + ".json", "entry-" + index + ".tlog-proof"))
                    .contains("entry " + index + " is in the log of 700");
        }
        assertThat(run("sh", "verify-entry.sh", "entry-0.json", "entry-255.tlog-proof")).contains("NOT proven");
    }

    /** Everything at once: signature, all tiles, proofs of entries and of extension. */
    @Test
    void goAcceptsTheWholePack() throws Exception {
        String said = OthersTools.goSays(pack);
        assertThat(said).contains("OK fsck 700", "OK tile", "OK inclusion 699 in 700", "OK consistency 600 -> 700")
                .doesNotContain("FAIL");
    }

    private static byte[] der(Vkey vkey) {
        String[] lines = vkey.pem().split("\n");
        return Base64.getDecoder().decode(String.join("", Arrays.copyOfRange(lines, 1, lines.length - 1)));
    }

    private String run(String... command) throws IOException, InterruptedException {
        return OthersTools.run(pack, command);
    }
}
