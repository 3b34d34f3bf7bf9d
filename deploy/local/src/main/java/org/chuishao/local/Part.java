package org.chuishao.local;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A process of the suite: three servers, four services, and the gateway before them. */
public enum Part {
    POSTGRES("database 数据库", 48),
    KAFKA("event broker 消息", 320),
    ISSUER("sign-in 登录", 48),
    CATALOGUE("catalogue 清单", 192, POSTGRES, ISSUER),
    WORKSTATION("workstations 工作站", 160, POSTGRES, ISSUER),
    WHISTLE("whistles 吹哨", 192, POSTGRES, ISSUER),
    REPORTING("departments 报到", 192, POSTGRES, ISSUER),
    GATEWAY("gateway 网关", 128, ISSUER);

    private final String title;
    private final int heapMegabytes;
    private final Set<Part> needs;

    Part(String title, int heapMegabytes, Part... needs) {
        this.title = title;
        this.heapMegabytes = heapMegabytes;
        this.needs = Set.of(needs);
    }

    /** As in file names, options and lines on the screen. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** What has to be up before this part can be: events may wait for the broker, so nobody else does. */
    Set<Part> needs() {
        return needs;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /** Whether it is none of ours: the database, the broker, the issuer. */
    public boolean isServer() {
        return needs.isEmpty();
    }

    boolean hasDatabase() {
        return needs.contains(POSTGRES);
    }

    /** Whoever takes work comes down before whoever it needs. */
    static List<Set<Part>> stoppingOrder() {
        return List.of(EnumSet.of(GATEWAY), services(), EnumSet.of(KAFKA, ISSUER, POSTGRES));
    }

    static Set<Part> services() {
        var services = EnumSet.noneOf(Part.class);
        Arrays.stream(values()).filter(Part::hasDatabase).forEach(services::add);
        return services;
    }
}
