package org.chuishao.workstation.grid;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.register.Change;

/** The current district's register of grids and outlines. */
@ApplicationScoped
class Grids {
    /** As many mistakes as somebody can mend at a time. */
    private static final int TOLD = 200;

    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    Optional<Grid> find(String code) {
        return Optional.ofNullable(entities.find(Grid.class, code));
    }

    /** Active areas whose code begins so: of a station or of a street. */
    List<Grid> within(String division) {
        return entities.createQuery("""
                        from Grid g where g.code like :division and g.active and g.shape is not null
                        order by g.code""", Grid.class)
                .setParameter("division", division + "%")
                .getResultList();
    }

    /** How often any of them changed so far, those that are gone too: it only grows, since none is ever deleted. */
    long changes(String division) {
        return Sql.of(
                        "select coalesce(sum(version), 0) from grid where district = ? and code like ?",
                        district.get(),
                        division + "%")
                .first(database, Fields::count)
                .orElseThrow();
    }

    /**
     * What the drafts say, in their order.
     *
     * @throws Problem 400 listing what is wrong with any of them
     */
    List<GridFacts> check(List<Draft> drafts) {
        var wrong = new ArrayList<Violation>();
        var facts = new ArrayList<GridFacts>();
        var codes = new HashSet<String>();
        for (var draft : drafts) {
            facts.add(draft.facts(district.get(), wrong));
            if (draft.code() != null && !codes.add(draft.code()))
                wrong.add(Violation.of(draft.path() + "code", "代码在本批中重复。", "This code is there twice."));
        }
        checkStations(drafts, wrong);
        checkAddresses(drafts, codes, wrong);
        if (!wrong.isEmpty()) throw Problem.invalid(wrong.subList(0, Math.min(TOLD, wrong.size())));
        return facts;
    }

    /** Makes the register say what was asked. */
    List<Change> keep(List<Draft> drafts, List<GridFacts> facts) {
        var known = known(drafts);
        var changes = new ArrayList<Change>(drafts.size());
        var newAddresses = new HashMap<String, List<String>>();
        for (int i = 0; i < drafts.size(); i++) {
            var code = drafts.get(i).code();
            var grid = known.get(code);
            var change = Change.of(grid == null ? null : grid.facts(), facts.get(i));
            changes.add(change);
            if (change == Change.UNCHANGED) continue;
            boolean otherAddresses = grid == null
                    || grid.active != facts.get(i).active()
                    || !grid.addresses.equals(facts.get(i).addresses());
            if (change == Change.CREATED) grid = new Grid(code);
            grid.become(facts.get(i));
            if (change == Change.CREATED) entities.persist(grid);
            // one that is dissolved leaves them to whoever comes after it
            if (otherAddresses)
                newAddresses.put(code, facts.get(i).active() ? drafts.get(i).plainAddresses() : List.of());
        }
        listAddresses(newAddresses);
        return changes;
    }

    /** What keeping them would do. */
    List<Change> tryOut(List<Draft> drafts, List<GridFacts> facts) {
        var known = known(drafts);
        return IntStream.range(0, drafts.size())
                .mapToObj(i -> {
                    var grid = known.get(drafts.get(i).code());
                    return Change.of(grid == null ? null : grid.facts(), facts.get(i));
                })
                .toList();
    }

    private Map<String, Grid> known(List<Draft> drafts) {
        return entities
                .createQuery("from Grid g where g.code in :codes", Grid.class)
                .setParameter("codes", drafts.stream().map(Draft::code).toList())
                .getResultList()
                .stream()
                .collect(toMap(g -> g.code, g -> g));
    }

    private void checkStations(List<Draft> drafts, List<Violation> wrong) {
        var wanted = drafts.stream()
                .filter(d -> d.code() != null && d.code().length() >= 12)
                .map(Draft::station)
                .collect(toSet());
        if (wanted.isEmpty()) return;
        var known =
                Set.copyOf(entities.createQuery("select w.code from Workstation w where w.code in :codes", String.class)
                        .setParameter("codes", wanted)
                        .getResultList());
        for (var draft : drafts) {
            if (draft.code() == null || draft.code().length() < 12 || known.contains(draft.station())) continue;
            wrong.add(Violation.of(
                    draft.path() + "code",
                    "没有代码为“" + draft.station() + "”的工作站。",
                    "There is no workstation \"" + draft.station() + "\"."));
        }
    }

    /** An address has one grid: among these, and against those that stay as they are. */
    private void checkAddresses(List<Draft> drafts, Set<String> codes, List<Violation> wrong) {
        var owners = new HashMap<String, String>();
        var active = drafts.stream().filter(Draft::active).toList();
        var listed = active.stream()
                .flatMap(d -> d.plainAddresses().stream())
                .distinct()
                .toList();
        if (listed.isEmpty()) return;
        Sql.of("select address, grid from grid_address where district = ? and address = any(?)", district.get(), listed)
                .list(database, row -> Map.entry(row.text(), row.text()))
                .stream()
                .filter(a -> !codes.contains(a.getValue()))
                .forEach(a -> owners.put(a.getKey(), a.getValue()));
        for (var draft : active) {
            var plain = draft.plainAddresses();
            for (int i = 0; i < plain.size(); i++) {
                var owner = owners.putIfAbsent(plain.get(i), String.valueOf(draft.code()));
                if (owner == null || owner.equals(draft.code())) continue;
                wrong.add(Violation.of(
                        draft.path() + "addresses[" + i + "]",
                        "这个地址已属于网格 " + owner + "。",
                        "This address already belongs to grid " + owner + "."));
            }
        }
    }

    private void listAddresses(Map<String, List<String>> newAddresses) {
        if (newAddresses.isEmpty()) return;
        entities.flush(); // the grids first: addresses refer to them
        entities.createQuery("delete from GridAddress a where a.grid in :grids")
                .setParameter("grids", newAddresses.keySet())
                .executeUpdate();
        newAddresses.forEach(
                (grid, addresses) -> addresses.forEach(address -> entities.persist(new GridAddress(address, grid))));
    }
}
