package org.chuishao.reporting.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The command that checks an exported ledger, on any machine, without the suite: {@code Verifier ledger.jsonl
 * checkpoint.json keys.json}. Ends with 0 for an intact ledger, 1 for one that is not, 2 where a file cannot be read.
 */
public final class Verifier {
    private Verifier() {}

    public static void main(String[] files) {
        System.exit(run(files));
    }

    static int run(String... files) {
        if (files.length < 2 || files.length > 3) {
            System.err.println("用法 usage: Verifier <ledger.jsonl> <checkpoint.json> [keys.json]");
            return 2;
        }
        try (var ledger = Files.newInputStream(Path.of(files[0]))) {
            var keys = files.length == 3 ? Files.readString(Path.of(files[2])) : null;
            var verdict = Verification.of(ledger, Files.readString(Path.of(files[1])), keys);
            if (keys == null) System.out.println("未核对签名（没有给出公钥）。 The signature was not checked: no keys given.");
            if (verdict.isIntact())
                System.out.printf("台账完整：%d 行。 The ledger is intact: %d lines.%n", verdict.lines(), verdict.lines());
            verdict.findings().forEach(found -> System.out.println(found.zh() + " " + found.en()));
            return verdict.isIntact() ? 0 : 1;
        } catch (IOException e) {
            System.err.println("无法读取 cannot read: " + e.getMessage());
            return 2;
        }
    }
}
