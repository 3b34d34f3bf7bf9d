package org.chuishao.reporting.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.chuishao.kernel.problem.Text;
import org.chuishao.reporting.ledger.Checkpoint;
import org.chuishao.reporting.ledger.Leaf;
import org.chuishao.reporting.merkle.Growth;

/** Holds an exported ledger against a checkpoint: whatever was edited, deleted, added, moved or cut off is found. */
public final class Verification {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** An X.509 Ed25519 public key is these bytes and the raw key. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int MOST_FINDINGS = 20;

    private final Checkpoint checkpoint;
    private final List<Text> findings = new ArrayList<>();
    private final Growth tree = new Growth();

    private Verification(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** @param findings what is wrong, the first twenty; none of an intact ledger */
    public record Verdict(long lines, List<Text> findings) {
        public boolean isIntact() {
            return findings.isEmpty();
        }
    }

    /**
     * @param ledger JSON lines as {@code GET /ledger} gives them, from position 0; the caller closes it
     * @param checkpoint as {@code GET /ledger/checkpoint} gave it
     * @param keys as {@code GET /ledger/keys} gave them; null leaves the signature unchecked
     */
    public static Verdict of(InputStream ledger, String checkpoint, String keys) throws IOException {
        Checkpoint signed;
        try {
            signed = JSON.readValue(checkpoint, Checkpoint.class);
        } catch (JsonProcessingException e) {
            return new Verdict(0, List.of(new Text("检查点文件无法读取。", "The checkpoint does not read as one.")));
        }
        var verification = new Verification(signed);
        if (keys != null) verification.checkSignature(keys);
        verification.read(ledger);
        verification.compare();
        return new Verdict(verification.tree.size(), verification.findings);
    }

    private void read(InputStream ledger) throws IOException {
        var lines = new Lines(ledger);
        for (int length = lines.next(); length >= 0; length = lines.next()) take(lines.bytes(), length);
    }

    private void take(byte[] bytes, int length) {
        long expected = tree.size();
        long number = expected + 1;
        try {
            var line = ExportedLine.read(bytes, length);
            var leaf = Leaf.hash(line.cells());
            tree.add(leaf);
            if (line.position() != expected)
                found(
                        "第 %d 行的位置是 %d，应为 %d：有行被删除、插入或调换。".formatted(number, line.position(), expected),
                        "Line %d has position %d where %d belongs: lines were deleted, added or moved."
                                .formatted(number, line.position(), expected));
            if (!Base64.getEncoder().encodeToString(leaf).equals(line.leaf()))
                found(
                        "第 %d 行的内容与其哈希不符：内容被改动。".formatted(number),
                        "Line %d is not what its hash says: it was edited.".formatted(number));
            if (!line.cells().getFirst().equals(checkpoint.district()))
                found(
                        "第 %d 行不属于 %s。".formatted(number, checkpoint.district()),
                        "Line %d is not of %s.".formatted(number, checkpoint.district()));
        } catch (IOException | NullPointerException broken) {
            tree.add(new byte[0]);
            found(
                    "第 %d 行不是台账行：%s".formatted(number, broken.getMessage()),
                    "Line %d is no ledger line: %s".formatted(number, broken.getMessage()));
        }
    }

    private void compare() {
        if (tree.size() < checkpoint.size())
            found(
                    "只有 %d 行，检查点为 %d 行：末尾被截断或有行被删除。".formatted(tree.size(), checkpoint.size()),
                    "There are %d lines, the checkpoint signs %d: lines were cut off or deleted."
                            .formatted(tree.size(), checkpoint.size()));
        if (tree.size() > checkpoint.size())
            found(
                    "有 %d 行，检查点只有 %d 行：有行被插入，或须换用更新的检查点。".formatted(tree.size(), checkpoint.size()),
                    "There are %d lines, the checkpoint signs %d: lines were added, or it takes a newer checkpoint."
                            .formatted(tree.size(), checkpoint.size()));
        if (!Base64.getEncoder().encodeToString(tree.root()).equals(checkpoint.root()))
            found("根哈希不符：台账不是检查点所签的那一份。", "The root differs: this is not the ledger the checkpoint signs.");
    }

    private void checkSignature(String keys) {
        try {
            for (JsonNode key : JSON.readTree(keys).path("keys"))
                if (key.path("kid").asText().equals(checkpoint.keyId()) && isSignedBy(key)) return;
            found("检查点的签名无效。", "The checkpoint is not signed by any of these keys.");
        } catch (GeneralSecurityException | JsonProcessingException | RuntimeException e) {
            found("检查点的签名无法验证。", "The checkpoint's signature cannot be checked.");
        }
    }

    private boolean isSignedBy(JsonNode key) throws GeneralSecurityException {
        var raw = Base64.getUrlDecoder().decode(key.path("x").asText());
        var encoded = Arrays.copyOf(X509, X509.length + raw.length);
        System.arraycopy(raw, 0, encoded, X509.length, raw.length);
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        signature.update(checkpoint.text());
        return signature.verify(Base64.getDecoder().decode(checkpoint.signature()));
    }

    private void found(String zh, String en) {
        if (findings.size() < MOST_FINDINGS) findings.add(new Text(zh, en));
    }
}
