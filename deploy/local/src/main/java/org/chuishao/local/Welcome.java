package org.chuishao.local;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chuishao.local.demo.Account;
import org.chuishao.local.demo.DemoAccounts;

/** What a person sees once the suite is up: where it is, who may sign in, what to try. */
final class Welcome {
    private Welcome() {}

    static String text(Settings settings, DemoAccounts people, boolean demo) {
        var gateway = settings.ports().url(Part.GATEWAY);
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Ready 已就绪: %s   API docs 接口文档: %s/q/docs".formatted(gateway, gateway));
        lines.add("Logs 日志: %s".formatted(settings.data().resolve("logs")));
        lines.add("");
        lines.add("Accounts 账号 — every person's password is \"demo\": for this machine only 密码均为 demo，仅供本机演示");
        people.shown().forEach(account -> lines.add(row(account)));
        lines.add("  <department>-clerk, <department>-lead  for all %d departments 各部门, e.g. urban-clerk"
                .formatted(people.departments()));
        if (demo) lines.addAll(toTry(settings.ports().issuer(), gateway));
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> toTry(String issuer, String gateway) {
        return List.of(
                "",
                "Try 试一试:",
                "  TOKEN=$(curl -s -d grant_type=password -d client_id=chuishao-console -d username=assessor -d password=demo "
                        + issuer
                        + "/protocol/openid-connect/token | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')",
                "  curl -s -H \"Authorization: Bearer $TOKEN\" '" + gateway + "/api/v1/whistles?limit=3'",
                "  curl -s -H \"Authorization: Bearer $TOKEN\" \"" + gateway
                        + "/api/v1/scores?period=$(TZ=Asia/Shanghai date +%Y-%m)\"",
                "");
    }

    private static String row(Account account) {
        return "  %-18s %s%s %-38s %s"
                .formatted(
                        account.username(),
                        account.name(),
                        " ".repeat(Math.max(0, 8 - 2 * account.name().length())),
                        String.join(" ", account.roles()),
                        account.affiliations().stream().collect(Collectors.joining(" ")));
    }
}
