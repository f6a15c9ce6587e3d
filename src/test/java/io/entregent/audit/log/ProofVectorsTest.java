package io.entregent.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All 518 cases of transparency-dev/merkle, most of them refusals, and the CT reference tree. */
class ProofVectorsTest {

    @ParameterizedTest
    @MethodSource("inclusion")
    void inclusionIsJudgedAsTheVectorsSay(JsonNode one) {
        judge(one, () -> Proofs.checkInclusion(number(one, "leafIdx"), number(one, "treeSize"),
                SharedVectors.hash(one, "leafHash"), SharedVectors.hashes(one.get("proof")), SharedVectors.hash(one, "root")));
    }

    @ParameterizedTest
    @MethodSource("consistency")
    void consistencyIsJudgedAsTheVectorsSay(JsonNode one) {
        judge(one, () -> Proofs.checkConsistency(number(one, "size1"), number(one, "size2"),
                SharedVectors.hash(one, "root1"), SharedVectors.hash(one, "root2"), SharedVectors.hashes(one.get("proof"))));
    }

    @ParameterizedTest
    @MethodSource("subtreeInclusion")
    void subtreeInclusionIsJudgedAsTheVectorsSay(JsonNode one) {
        judge(one, () -> Proofs.checkSubtreeInclusion(number(one, "leafIdx"), number(one, "start"), number(one, "end"),
                SharedVectors.hash(one, "leafHash"), SharedVectors.hashes(one.get("proof")), SharedVectors.hash(one, "root")));
    }

    @ParameterizedTest
    @MethodSource("subtreeConsistency")
    void subtreeConsistencyIsJudgedAsTheVectorsSay(JsonNode one) {
        judge(one, () -> Proofs.checkSubtreeConsistency(number(one, "start"), number(one, "end"), number(one, "size"),
                SharedVectors.hash(one, "root1"), SharedVectors.hash(one, "root2"), SharedVectors.hashes(one.get("proof"))));
    }

    @Test
    void noVectorIsMissing() {
        assertThat(Stream.of(inclusion(), consistency(), subtreeInclusion(), subtreeConsistency()).map(Stream::count))
                .containsExactly(98L, 98L, 204L, 118L);
    }

    @Test
    void referenceTreeHasTheRootsOfRfc6962() {
        JsonNode reference = SharedVectors.json("rfc6962-roots.json");
        CompactRange range = new CompactRange();
        assertThat(range.root()).isEqualTo(hex(reference.get("empty_root")));
        JsonNode roots = reference.get("roots_hex_by_size_1_to_8");
        for (int i = 0; i < reference.get("leaf_inputs_hex").size(); i++) {
            byte[] leaf = Merkle.leaf(hex(reference.get("leaf_inputs_hex").get(i)));
            assertThat(leaf).isEqualTo(hex(reference.get("leaf_hashes_hex").get(i)));
            range.append(leaf);
            assertThat(range.root()).isEqualTo(hex(roots.get(i)));
        }
    }

    private static void judge(JsonNode one, ThrowingCallable check) {
        if (one.get("wantErr").asBoolean()) {
            assertThatThrownBy(check).isInstanceOf(NotProven.class);
        } else {
            Assertions.assertThatCode(check).doesNotThrowAnyException();
        }
    }

    private static long number(JsonNode one, String field) {
        return one.get(field).bigIntegerValue().longValue();
    }

    private static byte[] hex(JsonNode text) {
        return HexFormat.of().parseHex(text.asText());
    }

    static Stream<Named<JsonNode>> inclusion() {
        return named("merkle-inclusion.json");
    }

    static Stream<Named<JsonNode>> consistency() {
        return named("merkle-consistency.json");
    }

    static Stream<Named<JsonNode>> subtreeInclusion() {
        return named("merkle-subtreeinclusion.json");
    }

    static Stream<Named<JsonNode>> subtreeConsistency() {
        return named("merkle-subtreeconsistency.json");
    }

    private static Stream<Named<JsonNode>> named(String file) {
        return SharedVectors.cases(file).map(one -> Named.of(one.get("file").asText(), one));
    }
}
