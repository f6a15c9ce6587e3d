/**
 * The tree and its texts, and nothing else: RFC 6962 hashing, inclusion and consistency proofs,
 * C2SP signed notes, checkpoints, tiles, entry bundles and tlog-proofs. Plain Java without a server,
 * so that the portal, the signer and the offline verifier share one copy of it.
 * It never touches a database, a network or a clock. Hashes are 32 bytes; who gives others is told so.
 */
package io.entregent.audit.log;
