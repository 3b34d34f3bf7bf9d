package org.chuishao.workstation.member;

import org.chuishao.kernel.tabular.Field;
import org.chuishao.kernel.tabular.Form;
import org.chuishao.kernel.tabular.Layout;
import org.chuishao.kernel.tabular.Limits;

/** A station's members as a spreadsheet. */
final class MemberLayout {
    static final Field<String> PERSON = Field.of(
                    "账号",
                    "Account",
                    Form.pattern("[\\p{L}\\p{N}._@-]{1,100}", "文字、数字和 . _ @ -", "letters, digits and . _ @ -"))
            .required();
    private static final Field<String> NAME =
            Field.of("姓名", "Name", Form.text(50)).required();
    static final Field<String> GROUP = Field.of("成员组", "Group", Form.text(50)).required();
    private static final Field<String> DUTY = Field.of("分工", "Duty", Form.text(100));
    private static final Field<String> PHONE =
            Field.of("办公电话", "Office phone", Form.pattern("[0-9 +-]{3,20}", "电话号码", "a phone number"));
    private static final Field<Boolean> ACTIVE = Field.of("在岗", "Active", Form.yesNo());

    /** @param group its code or its name */
    record Row(String person, MemberFacts facts) {}

    static final Layout<Row> MEMBERS = Layout.<Row>of(
                    Limits.rows(2_000),
                    v -> new Row(
                            v.get(PERSON),
                            new MemberFacts(
                                    v.get(NAME),
                                    v.get(GROUP),
                                    v.get(DUTY),
                                    v.get(PHONE),
                                    v.get(ACTIVE) == null || v.get(ACTIVE))))
            .column(PERSON, Row::person)
            .column(NAME, row -> row.facts().name())
            .column(GROUP, row -> row.facts().group())
            .column(DUTY, row -> row.facts().duty())
            .column(PHONE, row -> row.facts().phone())
            .column(ACTIVE, row -> row.facts().active())
            .key(PERSON);

    private MemberLayout() {}

    static Row row(Member member) {
        return new Row(member.person, member.facts);
    }
}
