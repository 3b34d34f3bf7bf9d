package org.chuishao.reporting.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.merkle.Growth;
import org.chuishao.reporting.scoring.Indicator;

/** An exported ledger without a database: its lines, its signed checkpoint and the public key. */
public record SampleLedger(List<String> lines, String checkpoint, String keys) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static SampleLedger of(int size) {
        try {
            var tree = new Growth();
            var lines = new ArrayList<String>();
            for (int i = 0; i < size; i++) {
                var line = line(i, null);
                tree.add(line.hash());
                lines.add(JSON.writeValueAsString(line(i, Base64.getEncoder().encodeToString(line.hash()))));
            }
            var key = key();
            var checkpoint = Checkpoint.signed(
                    "340803", size, Base64.getEncoder().encodeToString(tree.root()), "2026-10-01T08:00:00+08:00", key);
            return new SampleLedger(
                    lines,
                    JSON.writeValueAsString(checkpoint),
                    JSON.writeValueAsString(Map.of("keys", key.publicKeys())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line and the hash a forger would write beside it. */
    public static String forged(int position) {
        var line = line(position + 1_000_000, null);
        var leaf = Base64.getEncoder().encodeToString(line.hash());
        try {
            return JSON.writeValueAsString(line(position + 1_000_000, leaf))
                    .replaceFirst("\"position\":\\d+", "\"position\":" + position);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SigningKey key() {
        return SigningKeyTest.key(0);
    }

    private static LedgerLine line(int i, String leaf) {
        return new LedgerLine(
                (long) i,
                "340803",
                3L * i + 7,
                new UUID(0x01996f5b8a407c02L, i),
                "URBAN",
                new UUID(1, i / 5),
                new UUID(2, i / 5),
                "340803-2026-%06d".formatted(i / 5),
                i % 2 == 0 ? "CHECK_IN" : "SOLVED",
                i % 2 == 0 ? Indicator.CHECK_IN : Indicator.SOLVED,
                null,
                Role.LEAD,
                WhistleKind.JOINT,
                i % 2 == 0 ? "25" : "30",
                "1",
                "1.5",
                "1",
                i % 2 == 0 ? "37.5" : "45",
                i % 2 == 0 ? "37.5" : "45",
                "0",
                "v1/CHECKED_IN_ON_TIME",
                "v1",
                "按时报到：25 × 主办 1 × 联合执法哨 1.5 = 37.5 分，得 37.5 分",
                "Checked in on time: 25 × lead 1 × joint 1.5 = 37.5 points, 37.5 earned",
                "2026-09-16T19:25:%02d+08:00".formatted(i % 60),
                "2026-09",
                "2026-09-16T19:25:%02d.123456+08:00".formatted(i % 60),
                i % 10 == 9 ? new UUID(0x01996f5b8a407c02L, i - 2) : null,
                leaf);
    }
}
