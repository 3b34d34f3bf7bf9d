package org.chuishao.local.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Makes up matters from the catalogue's items and their keywords. Nobody's real case is among them. */
final class Matters {
    /** Those a station calls most; few enough that each gets a rank. */
    private static final Set<String> BUSY = Set.of(
            "URBAN",
            "HOUSING",
            "MARKET",
            "POLICE",
            "TRAFFIC-POLICE",
            "ECOLOGY",
            "TRANSPORT",
            "WATER",
            "CIVIL-AFFAIRS",
            "HEALTH",
            "EMERGENCY-MGMT",
            "AGRICULTURE",
            "LABOUR",
            "EDUCATION");

    private static final Set<String> DAILY =
            Set.of("城乡建设", "环境保护", "交通运输", "农村农业", "民政", "卫生计生", "经济管理", "商贸旅游", "教育文体", "劳动和社会保障", "政法");

    private static final List<String> PLACES = List.of(
            "沿河路12号门前",
            "老菜市场东门",
            "三号院2栋楼下",
            "社区小学南侧",
            "人民巷口",
            "卫生站旁",
            "公交站台北侧",
            "文化广场西侧",
            "幸福里小区北门",
            "五组村道拐弯处",
            "老粮站宿舍",
            "便民服务点对面",
            "沿江步道入口",
            "七组水塘边",
            "惠民超市后巷");

    private static final List<String> SINCE =
            List.of("已有三天", "已有一周多", "从上周末开始", "昨天夜里起", "反复出现，两个月内第三次", "入秋以来一直如此", "今天一早发现");

    private static final Map<String, List<String>> EFFECTS = Map.of(
            "城乡建设", List.of("老人和孩子出行不便", "雨天路人绕行，存在安全隐患", "周边住户日常生活受影响"),
            "环境保护", List.of("附近居民不敢开窗", "气味明显，有老人咳嗽不适", "影响居民夜间休息"),
            "交通运输", List.of("早晚高峰拥堵严重", "已发生两次剐蹭", "学生上下学须绕行"),
            "农村农业", List.of("影响当季农活", "涉及十余户村民", "村民担心减产"),
            "民政", List.of("家庭生活困难，急需帮扶", "老人独居，邻里放心不下", "涉及多位高龄老人"),
            "经济管理", List.of("多位居民反映受损", "商户之间产生矛盾", "影响正常经营"));

    private static final List<String> USUAL_EFFECTS = List.of("居民意见较大", "涉及二十余户居民", "群众多次上门反映");

    private static final List<String> TRIED =
            List.of("工作站已上门查看并劝导两次，未能解决。", "网格员已现场拍照登记，设置了临时警示。", "站内议事会商议过，社区没有相应职权。", "志愿者先行清理过一次，问题反复。");

    private static final List<String> WHY =
            List.of("社区没有执法权，须请职能部门到场处理。", "处置权限和专业设备在区直部门。", "责任主体不在社区，协调两次未果。", "需要部门核定并安排经费，超出工作站能力。");

    private final List<Map<String, String>> items = Register.read("items").stream()
            .filter(item -> BUSY.contains(item.get("lead")) && DAILY.contains(item.get("category")))
            .filter(item -> !item.get("keywords").isBlank())
            .toList();

    Matter make(Kind kind, Staff staff, Random chance) {
        var item = pick(items.stream().filter(i -> suits(kind, i)).toList(), chance);
        var keyword = pick(Register.split(item.get("keywords")), chance);
        var place = staff.village() + pick(PLACES, chance);
        var effect = pick(EFFECTS.getOrDefault(item.get("category"), USUAL_EFFECTS), chance);
        var description =
                "居民反映%s“%s”，%s，%s。%s".formatted(place, keyword, pick(SINCE, chance), effect, pick(TRIED, chance));
        return new Matter(
                title(kind, place, keyword),
                description,
                "大观区" + place,
                item.get("code"),
                pick(WHY, chance),
                item.get("lead"),
                Register.split(item.get("assists")).stream()
                        .filter(BUSY::contains)
                        .toList(),
                Register.split(item.get("onCall")));
    }

    private static String title(Kind kind, String place, String keyword) {
        return switch (kind) {
            case ROUTINE -> place + "：" + keyword;
            case JOINT -> place + keyword + "，请求联合整治";
            case EMERGENCY -> "紧急：" + place + keyword;
        };
    }

    private static boolean suits(Kind kind, Map<String, String> item) {
        return switch (kind) {
            case ROUTINE -> true;
            case JOINT ->
                Register.split(item.get("assists")).stream()
                                .filter(BUSY::contains)
                                .count()
                        >= 2;
            case EMERGENCY -> !item.get("onCall").isBlank();
        };
    }

    static <T> T pick(List<T> list, Random chance) {
        return list.get(chance.nextInt(list.size()));
    }
}
