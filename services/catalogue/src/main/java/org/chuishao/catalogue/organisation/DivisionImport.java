package org.chuishao.catalogue.organisation;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuishao.catalogue.imports.Importing.Outcome;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.tabular.Faults;
import org.chuishao.kernel.tabular.Field;
import org.chuishao.kernel.tabular.Form;
import org.chuishao.kernel.tabular.Layout;
import org.chuishao.kernel.tabular.Limits;
import org.chuishao.kernel.tabular.Line;
import org.chuishao.kernel.tabular.Upload;

/**
 * Takes a file of divisions, a district's or the whole country's 620,000. The streets and villages of the district itself
 * become organisations as well.
 */
@ApplicationScoped
class DivisionImport {
    private static final int MOST = 1_000_000;
    private static final int BATCH = 5000;
    /** A district has some hundreds of villages; what is its own is held until the file's end. */
    private static final int MOST_OWN = 20_000;

    /** So many codes are remembered at most, and so many rows until what they lie below has come: the country has 45,000 above its villages. */
    private static final int MOST_REMEMBERED = 100_000;

    private static final int TOGETHER = 500;
    private static final int SHORT_NAME = 30;

    private static final Field<String> CODE = Field.of(
                    "代码",
                    "Code",
                    Form.pattern("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}", "2、4、6、9 或 12 位数字", "2, 4, 6, 9 or 12 digits"))
            .required()
            .alias("区划代码");
    private static final Field<String> NAME =
            Field.of("名称", "Name", Form.text(100)).required();
    private static final Field<String> PARENT = Field.of(
                    "上级", "Parent", Form.pattern("\\d{2,9}", "上级的区划代码", "the code of the division above"))
            .alias("parent_code", "上级代码");
    /** Said by the code's length: read, so that nobody has to delete it. */
    private static final Field<String> LEVEL = Field.of("级别", "Level", Form.text(20));

    static final Layout<Division> DIVISIONS = Layout.<Division>of(
                    Limits.rows(MOST), v -> new Division(v.get(CODE), v.get(NAME), v.get(PARENT)))
            .column(CODE, Division::code)
            .column(NAME, Division::name)
            .column(PARENT, Division::parent)
            .column(LEVEL, division -> null)
            .key(CODE);

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    @Inject
    Organisations organisations;

    Outcome take(Upload upload, Faults faults, IntConsumer progress) throws IOException {
        var taking = new Taking(district.get(), faults);
        int read = DIVISIONS.read(upload, faults, BATCH, lines -> {
            taking.batch(lines);
            progress.accept(taking.rows);
        });
        taking.checkParents();
        if (faults.isEmpty()) taking.keepOwn();
        return new Outcome(read, new Tally(taking.created, taking.touched - taking.created, read - taking.touched));
    }

    /** How many rows were new, and how many are not as they were, the new ones among them. */
    private record Kept(int created, int touched) {}

    /** One file on its way into the register; what it keeps of it in memory are the codes others may lie below. */
    private final class Taking {
        private final String here;
        private final Faults faults;
        private final Set<String> above = new HashSet<>();
        private final Map<Integer, String> orphans = new LinkedHashMap<>();
        private final List<Line<Division>> own = new ArrayList<>();
        private int rows;
        private int created;
        private int touched;

        Taking(String here, Faults faults) {
            this.here = here;
            this.faults = faults;
        }

        void batch(List<Line<Division>> lines) {
            rows += lines.size();
            for (var line : lines) {
                var division = line.row();
                var code = division.code();
                if (code.length() < 12) above.add(code);
                if (code.startsWith(here)) keepForLater(line);
                if (division.parent() == null) {
                    // what is kept as an organisation belongs to somebody all the same
                    if (code.startsWith(here) && code.length() > 9) orphans.put(line.number(), code.substring(0, 9));
                    continue;
                }
                if (division.parent().length() >= code.length() || !code.startsWith(division.parent()))
                    faults.add(line.number(), PARENT, "上级代码不是该代码的前段。", "The code does not begin with its parent's.");
                // what lies above a county need not be there: a district sends its own part only
                else if (code.length() > 6 && !above.contains(division.parent()))
                    orphans.put(line.number(), division.parent());
            }
            if (faults.isEmpty()) write(lines);
            if (orphans.size() > MOST_REMEMBERED) orphans.values().removeAll(there());
            if (Math.max(above.size(), orphans.size()) > MOST_REMEMBERED)
                throw tooManyRemembered(lines.getLast().number());
        }

        private void keepForLater(Line<Division> line) {
            if (own.size() == MOST_OWN) throw tooManyOwn(line.number());
            own.add(line);
        }

        private void write(List<Line<Division>> lines) {
            // a file without the column leaves what is known
            var parent = lines.getFirst().has(PARENT) ? "excluded.parent" : "division.parent";
            var sql = """
                    with kept as (
                        insert into division (district, code, name, parent)
                        select ?, code, name, parent from unnest(?::text[], ?::text[], ?::text[]) as n (code, name, parent)
                        on conflict (district, code) do update set name = excluded.name, parent = %1$s
                        where (division.name, division.parent) is distinct from (excluded.name, %1$s)
                        returning (xmax = 0) as fresh)
                    select count(*) filter (where fresh), count(*) from kept""".formatted(parent);
            var kept = Sql.of(
                            sql,
                            here,
                            column(lines, Division::code),
                            column(lines, Division::name),
                            column(lines, Division::parent))
                    .first(database, counts -> new Kept(counts.number(), counts.number()))
                    .orElseThrow();
            created += kept.created();
            touched += kept.touched();
        }

        private static List<String> column(List<Line<Division>> lines, Function<Division, String> part) {
            return lines.stream().map(line -> part.apply(line.row())).toList();
        }

        /** A parent may come later in the file, or be in the register from an earlier one. */
        void checkParents() {
            orphans.values().removeAll(there());
            orphans.forEach((line, parent) ->
                    faults.add(line, PARENT, "没有上级“" + parent + "”。", "There is no division \"" + parent + "\"."));
        }

        /** Which of the parents that are looked for are in the file so far, or in the register. */
        private Set<String> there() {
            var missing = new HashSet<>(orphans.values());
            missing.removeAll(above);
            if (missing.isEmpty()) return above;
            var known = Sql.of("select code from division where district = ? and code = any(?)", here, missing)
                    .add("union select code from organisation where district = ? and code = any(?)", here, missing)
                    .list(database, Fields::text);
            return Stream.concat(above.stream(), known.stream()).collect(Collectors.toSet());
        }

        void keepOwn() {
            own.sort(Comparator.comparing(line -> line.row().code()));
            for (int from = 0; from < own.size(); from += TOGETHER) {
                var lines = own.subList(from, Math.min(from + TOGETHER, own.size()));
                var known = organisations.known(
                        lines.stream().map(line -> line.row().code()).toList());
                var wanted = lines.stream()
                        .map(line -> organisation(line.row(), known))
                        .toList();
                var overlapping = organisations.overlapping(wanted);
                for (var line : lines) {
                    var problem = overlapping.get(line.row().code());
                    if (problem != null) faults.add(line.number(), NAME.header(), problem.detail());
                }
                if (overlapping.isEmpty()) organisations.keep(wanted);
            }
        }

        /** What is known of it besides stays. */
        private OrganisationRequest organisation(Division division, Map<String, Organisation> register) {
            var code = division.code();
            var known = Optional.ofNullable(register.get(code)).map(o -> o.facts);
            var kind = code.length() == 6 ? Kind.DISTRICT : code.length() == 9 ? Kind.STREET : Kind.VILLAGE;
            var name = division.name();
            return new OrganisationRequest(
                    code,
                    name,
                    known.filter(facts -> facts.name().equals(name))
                            .map(OrganisationFacts::shortName)
                            .orElse(name.substring(0, Math.min(SHORT_NAME, name.length()))),
                    kind,
                    known.map(OrganisationFacts::active).orElse(true),
                    kind == Kind.DISTRICT ? null : kind == Kind.STREET ? here : code.substring(0, 9),
                    known.map(OrganisationFacts::ties).orElse(List.of()),
                    known.map(OrganisationFacts::successor).orElse(null),
                    null);
        }
    }

    private static Problem tooManyRemembered(int line) {
        return Problem.badRequest(
                "FILE_TOO_LONG",
                "至第 " + line + " 行，村级以上或尚未见上级的区划超过 " + MOST_REMEMBERED + " 个；请核对代码，并按代码排序。",
                "By line " + line + " more than " + MOST_REMEMBERED
                        + " divisions lie above villages, or below what has not"
                        + " come yet; look at the codes, and sort the rows by them.");
    }

    private static Problem tooManyOwn(int line) {
        return Problem.badRequest(
                "FILE_TOO_LONG",
                "第 " + line + " 行：本区的区划超过 " + MOST_OWN + " 个，请核对代码。",
                "Line " + line + ": the district's own divisions are more than " + MOST_OWN + "; look at the codes.");
    }
}
