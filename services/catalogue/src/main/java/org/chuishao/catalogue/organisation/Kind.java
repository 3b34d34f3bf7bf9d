package org.chuishao.catalogue.organisation;

import org.chuishao.kernel.problem.Text;

/** What sort of organisation it is, which says what its code looks like and who it belongs to. */
public enum Kind {
    /** 区县: its six-digit division code. */
    DISTRICT("区县", "District") {
        @Override
        boolean fits(String code, String district) {
            return code.equals(district);
        }

        @Override
        boolean belongsTo(String code, String parent, Kind parentKind) {
            return false;
        }
    },
    /** 部门: a short name in capitals, like URBAN. */
    DEPARTMENT("部门", "Department") {
        @Override
        boolean fits(String code, String district) {
            return code.matches("[A-Z][A-Z0-9-]{1,23}");
        }

        @Override
        boolean belongsTo(String code, String parent, Kind parentKind) {
            return parentKind == DEPARTMENT || parentKind == DISTRICT;
        }
    },
    /** 街道、乡镇: its nine-digit division code. */
    STREET("街道", "Street") {
        @Override
        boolean fits(String code, String district) {
            return code.matches("\\d{9}") && code.startsWith(district);
        }

        @Override
        boolean belongsTo(String code, String parent, Kind parentKind) {
            return parentKind == DISTRICT;
        }
    },
    /** 村、社区: its twelve-digit division code. */
    VILLAGE("村社区", "Village") {
        @Override
        boolean fits(String code, String district) {
            return code.matches("\\d{12}") && code.startsWith(district);
        }

        @Override
        boolean belongsTo(String code, String parent, Kind parentKind) {
            return parentKind == STREET && code.startsWith(parent);
        }
    };

    private final Text label;

    Kind(String zh, String en) {
        this.label = new Text(zh, en);
    }

    Text label() {
        return label;
    }

    abstract boolean fits(String code, String district);

    abstract boolean belongsTo(String code, String parent, Kind parentKind);
}
