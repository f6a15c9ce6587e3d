package io.entregent.audit.witness;

import io.entregent.audit.log.Checkpoint;
import io.entregent.audit.log.Extension;
import io.entregent.audit.log.Merkle;
import io.entregent.audit.log.Note;
import io.entregent.audit.log.NotProven;
import io.entregent.audit.log.Vkey;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A witness of one log as C2SP tlog-witness and tlog-cosignature tell, on a loopback port. */
final class WireWitness implements AutoCloseable {

    private static final String NAME = "witness.example/officer";

    private final String origin;
    private final Vkey log;
    private final KeyPair pair;
    private final Vkey vkey;
    private final Undertow server;
    private Checkpoint seen;
    private int asked;
    private int proofs;
    private int always;
    private boolean strange;

    WireWitness(String origin, Vkey log) throws GeneralSecurityException {
        this.origin = origin;
        this.log = log;
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        vkey = new Vkey(NAME, Vkey.WITNESS, Vkey.of(NAME, pair.getPublic()).key());
        seen = nothing();
        server = Undertow.builder().addHttpListener(0, "127.0.0.1").setIoThreads(1).setWorkerThreads(2)
                .setHandler(new BlockingHandler(this::handle)).build();
        server.start();
    }

    private Checkpoint nothing() {
        return new Checkpoint(origin, 0, new byte[Merkle.HASH_BYTES]);
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    Vkey vkey() {
        return vkey;
    }

    synchronized int asked() {
        return asked;
    }

    /** How often it was shown that the log extends what it had signed. */
    synchronized int proofs() {
        return proofs;
    }

    synchronized void forget() {
        seen = nothing();
    }

    synchronized void sawAnotherRoot() {
        seen = new Checkpoint(origin, seen.size(), new byte[Merkle.HASH_BYTES]);
    }

    synchronized void sawMore(long more) {
        seen = new Checkpoint(origin, seen.size() + more, new byte[Merkle.HASH_BYTES]);
    }

    synchronized void answers(int status) {
        always = status;
    }

    synchronized void signsWithAnotherKey() {
        always = 0;
        strange = true;
    }

    private void handle(HttpServerExchange exchange) throws IOException, GeneralSecurityException {
        String body = new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean rightly = exchange.getRequestMethod().toString().equals("POST") && exchange.getRequestPath().equals("/add-checkpoint");
        answer(exchange, rightly ? body : "");
    }

    private synchronized void answer(HttpServerExchange exchange, String body) throws GeneralSecurityException {
        asked++;
        if (always != 0) {
            exchange.setStatusCode(always);
            return;
        }
        try {
            Extension extension = Extension.parse(body);
            Note note = Note.parse(extension.checkpoint()).require(log);
            Checkpoint next = note.checkpoint();
            if (extension.older() != seen.size() || next.size() == seen.size() && !Arrays.equals(next.root(), seen.root())) {
                exchange.setStatusCode(409);
                exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/x.tlog.size");
                exchange.getResponseSender().send(seen.size() + "\n");
                return;
            }
            extension.check(seen, next);
            proofs += extension.older() == 0 ? 0 : 1;
            seen = next;
            exchange.getResponseSender().send(cosigned(note.text()));
        } catch (NotProven wrong) {
            exchange.setStatusCode(422);
        }
    }

    private String cosigned(String text) throws GeneralSecurityException {
        long time = Instant.now().getEpochSecond();
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(strange ? KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate() : pair.getPrivate());
        signature.update(("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8));
        MessageDigest id = MessageDigest.getInstance("SHA-256");
        id.update((NAME + "\n").getBytes(StandardCharsets.UTF_8));
        id.update(Vkey.WITNESS);
        byte[] payload = ByteBuffer.allocate(4 + Long.BYTES + 64).put(id.digest(vkey.key()), 0, 4).putLong(time).put(signature.sign()).array();
        return "\u2014 " + NAME + " " + Base64.getEncoder().encodeToString(payload) + "\n";
    }

    @Override
    public void close() {
        server.stop();
    }
}
