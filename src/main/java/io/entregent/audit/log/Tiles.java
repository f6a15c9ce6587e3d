package io.entregent.audit.log;

/** Finds the hash of any complete subtree in the tiles of a log of one size. */
public final class Tiles implements Nodes {

    /** Where tiles come from: a table, a folder, an archive. */
    public interface Source {
        /** @return {@code width} hashes of 32 bytes, one after the other */
        byte[] tile(TilePath path);
    }

    private final Source source;
    private final long size;

    public Tiles(Source source, long size) {
        this.source = source;
        this.size = size;
    }

    @Override
    public byte[] node(int level, long index) {
        // A tile keeps the lowest of its eight levels; a node above is computed from that.
        int tileLevel = level / TilePath.HEIGHT;
        int span = 1 << level % TilePath.HEIGHT;
        long first = index * span;
        TilePath path = TilePath.in(size, tileLevel, first / TilePath.WIDTH);
        int from = (int) (first % TilePath.WIDTH) * Merkle.HASH_BYTES;
        byte[] tile = source.tile(path);
        if (tile.length != path.width() * Merkle.HASH_BYTES) {
            throw new NotProven(path.path() + " has " + tile.length + " bytes and not " + path.width() * Merkle.HASH_BYTES);
        }
        return Merkle.root(tile, from, from + span * Merkle.HASH_BYTES);
    }
}
