package org.chuishao.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chuishao.local.Api;

/** What the demo's stations do themselves: who heads them, and a few matters, most of them settled there. */
final class StationWork {
    private record Matter(String kind, String platform, String title, String description, String result) {}

    /** The last of them is left open. */
    private static final List<Matter> MATTERS = List.of(
            new Matter("DISPUTE", "POLICE_IN_GRID", "楼上漏水，两户争执", "楼上卫生间漏水至楼下，双方多次争吵。", "上门调解，楼上修缮并赔偿，双方签订协议。"),
            new Matter("DEMAND", null, "楼道堆物", "楼道内堆放杂物，老人通行不便。", "志愿者帮助清理，住户承诺不再堆放。"),
            new Matter("DEMAND", "CIVILISATION_PRACTICE", "独居老人取药不便", "独居老人行动不便，请求代取慢性病药品。", "结对志愿者每周代取一次。"),
            new Matter("DISPUTE", "THREE_SOCIETY_LINKAGE", "广场舞扰民", "晚间广场舞音量过大，居民多次反映。", "社工与舞队约定时段和音量，已执行。"),
            new Matter("DEMAND", "BUREAU_DIRECTORS", "停车位紧张", "小区夜间无处停车，消防通道时被占用。", null));

    private final Api api;
    private final Map<String, String> names;

    StationWork(Api api, DemoAccounts people) {
        this.api = api;
        this.names = new LinkedHashMap<>();
        people.shown().forEach(account -> names.put(account.username(), account.name()));
    }

    /** @return how many matters were told */
    int load(List<Staff> stations) throws InterruptedException {
        for (var staff : stations) {
            appoint(staff, "HEAD", staff.head(), "区领导");
            appoint(staff, "DEPUTY_HEAD", staff.deputy(), staff.village() + "党组织书记");
            for (int i = 0; i < MATTERS.size(); i++) tell(staff, i, MATTERS.get(i));
        }
        return stations.size() * MATTERS.size();
    }

    private void appoint(Staff staff, String role, String person, String position) throws InterruptedException {
        var request = Map.of(
                "role",
                role,
                "person",
                person,
                "name",
                names.getOrDefault(person, person),
                "position",
                position,
                "from",
                "2026-01-01");
        api.postWhenReady(
                "admin",
                "/workstations/" + staff.station() + "/appointments",
                "demo-" + staff.station() + "-" + role,
                request);
    }

    private void tell(Staff staff, int number, Matter matter) throws InterruptedException {
        var key = "demo-" + staff.station() + "-issue-" + number;
        var request = new LinkedHashMap<String, Object>();
        request.put("kind", matter.kind());
        if (matter.platform() != null) request.put("platform", matter.platform());
        request.put("title", matter.title());
        request.put("description", matter.description());
        request.put("location", Map.of("address", staff.village() + (number + 1) + "号楼"));
        var issues = "/workstations/" + staff.station() + "/issues";
        var id = api.postWhenReady(staff.member(), issues, key, request)
                .path("id")
                .asText();
        if (matter.result() == null) return;
        api.postWhenReady(
                staff.deputy(),
                issues + "/" + id + "/settle",
                key + "-settle",
                Map.of("outcome", "SOLVED", "result", matter.result()));
    }
}
