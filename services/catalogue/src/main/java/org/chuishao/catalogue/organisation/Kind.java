package org.chuishao.catalogue.organisation;

/** What sort of organisation it is, which says what its code looks like. */
public enum Kind {
    /** 区县: its six-digit division code. */
    DISTRICT {
        @Override
        boolean fits(String code, String district) {
            return code.equals(district);
        }
    },
    /** 部门: a short name in capitals, like URBAN. */
    DEPARTMENT {
        @Override
        boolean fits(String code, String district) {
            return code.matches("[A-Z][A-Z0-9-]{1,23}");
        }
    },
    /** 街道、乡镇: its nine-digit division code. */
    STREET {
        @Override
        boolean fits(String code, String district) {
            return code.matches("\\d{9}") && code.startsWith(district);
        }
    };

    abstract boolean fits(String code, String district);
}
