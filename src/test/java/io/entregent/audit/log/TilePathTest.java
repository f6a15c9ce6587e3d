package io.entregent.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

    @Test
    void numbersAreWrittenInGroupsOfThree() {
        assertThat(new TilePath(0, 1234067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new TilePath(TilePath.ENTRIES, 0, 44).path()).isEqualTo("tile/entries/000.p/44");
        assertThat(TilePath.parse("tile/0/x001/x234/067")).contains(new TilePath(0, 1234067, 256));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/0/x000/001", "tile/0/1", "tile/8/001", "tile/0/001.p/0", "tile/0/001.p/256",
            "tile/0/001.p/300", "tile/0/../checkpoint", "tile/-1/000", "checkpoint", "tile/0/000/", "tile/0/001.p/044"})
    void otherSpellingsAreNoPath(String path) {
        assertThat(TilePath.parse(path)).isEmpty();
    }

    @Test
    void everyProofOfTreesUpToSeventyIsAccepted() {
        List<byte[]> leaves = new ArrayList<>();
        Random random = new Random(1);
        CompactRange range = new CompactRange();
        List<byte[]> roots = new ArrayList<>(List.of(range.root()));
        for (int size = 1; size <= 70; size++) {
            byte[] leaf = new byte[32];
            random.nextBytes(leaf);
            leaves.add(leaf);
            range.append(leaf);
            roots.add(range.root());
            Prover prover = new Prover((level, index) -> complete(leaves, level, index), size);
            assertThat(prover.root()).isEqualTo(range.root());
            for (int i = 0; i < size; i++) {
                Proofs.checkInclusion(i, size, leaves.get(i), prover.inclusion(i), range.root());
                Proofs.checkConsistency(i + 1, size, roots.get(i + 1), range.root(), prover.consistency(i + 1));
            }
        }
    }

    private static byte[] complete(List<byte[]> leaves, int level, long index) {
        return level == 0 ? leaves.get((int) index)
                : Merkle.node(complete(leaves, level - 1, index * 2), complete(leaves, level - 1, index * 2 + 1));
    }
}
