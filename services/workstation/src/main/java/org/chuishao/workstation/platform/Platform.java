package org.chuishao.workstation.platform;

/** The five platforms through which a station meets its residents (domain §2): issues and activities say which one. */
public enum Platform {
    /** 局长驻点: a bureau director's team, posted to a station. */
    BUREAU_DIRECTORS("局长驻点"),
    /** 两代表一委员: the studio of Party and people's congress delegates and consultative conference members. */
    DELEGATES_AND_MEMBERS("两代表一委员"),
    /** 新时代文明实践. */
    CIVILISATION_PRACTICE("文明实践"),
    /** 政法干警进网格. */
    POLICE_IN_GRID("政法干警进网格"),
    /** 三社联动: community, social organisations and social workers. */
    THREE_SOCIETY_LINKAGE("三社联动");

    private final String zh;

    Platform(String zh) {
        this.zh = zh;
    }

    /** Its Chinese name, as printed. */
    public String zh() {
        return zh;
    }
}
