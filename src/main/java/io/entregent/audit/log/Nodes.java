package io.entregent.audit.log;

/** Gives the hashes of complete subtrees. */
public interface Nodes {

    /** @return the root over the leaves from {@code index << level} to before {@code (index + 1) << level} */
    byte[] node(int level, long index);
}
