package org.chuishao.catalogue.item;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.chuishao.catalogue.imports.Importing.Outcome;
import org.chuishao.catalogue.item.ItemRows.Standing;
import org.chuishao.catalogue.item.Items.Plan;
import org.chuishao.catalogue.lists.Lists;
import org.chuishao.catalogue.organisation.Organisations;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.tabular.Faults;
import org.chuishao.kernel.tabular.Line;
import org.chuishao.kernel.tabular.Upload;
import org.chuishao.kernel.time.Shanghai;

/** Takes the items of a file, a thousand at a time: what the catalogue already says is left alone. */
@ApplicationScoped
class ItemImport {
    private static final int BATCH = 1000;

    @Inject
    Items items;

    @Inject
    ItemRows rows;

    @Inject
    Organisations organisations;

    @Inject
    Lists lists;

    @Inject
    Clock clock;

    Outcome take(Upload upload, Faults faults, IntConsumer progress) throws IOException {
        var taking = new Taking(organisations.activeDepartments(), clock.instant(), faults);
        int read = ItemLayout.ITEMS.read(upload, faults, BATCH, lines -> {
            taking.batch(lines);
            progress.accept(taking.codes.size());
        });
        taking.checkSuccessors();
        return new Outcome(
                read,
                new Tally(
                        taking.counts.getOrDefault(Change.CREATED, 0),
                        taking.counts.getOrDefault(Change.CHANGED, 0),
                        taking.counts.getOrDefault(Change.UNCHANGED, 0)),
                faults.isEmpty() ? lists.counts() : null);
    }

    /** One file on its way into the catalogue. */
    private final class Taking {
        private final Set<String> departments;
        private final Instant now;
        private final LocalDate today;
        private final Faults faults;
        private final Map<Change, Integer> counts = new HashMap<>();
        private final Set<String> codes = new HashSet<>();
        private final Map<Integer, String> successors = new LinkedHashMap<>();

        Taking(Set<String> departments, Instant now, Faults faults) {
            this.departments = departments;
            this.now = now;
            this.today = Shanghai.day(now);
            this.faults = faults;
        }

        void batch(List<Line<ItemRequest>> lines) {
            var named = lines.stream().map(line -> line.row().code()).toList();
            var standing = rows.standing(named);
            var inDraft = rows.inDraft(named);
            var plan = new Plan(rows.withdrawn(named));
            for (var line : lines) {
                var known = standing.get(line.row().code());
                var request = over(known, line);
                codes.add(request.code());
                boolean changes = Items.change(known, request, now) != Change.UNCHANGED;
                if (changes && !right(line.number(), request, known, inDraft)) continue;
                counts.merge(plan.add(known, request, now), 1, Integer::sum);
            }
            if (faults.isEmpty()) items.carryOut(plan, now);
        }

        /** Columns the file does not have stay as they would be on the day asked for. */
        private ItemRequest over(Standing known, Line<ItemRequest> line) {
            if (known == null) return line.row();
            var then = known.at(line.row().start(now));
            return line.over(ItemRequest.of(known.code(), (then == null ? known.newest() : then).facts()));
        }

        /** Of what changes: what stands in the catalogue already was right when it came there. */
        private boolean right(int line, ItemRequest request, Standing known, Set<String> inDraft) {
            int before = faults.count();
            if (request.successor() != null) successors.put(line, request.successor());
            for (var wrong : request.wrong("", departments, today))
                faults.add(line, ItemLayout.column(wrong.field()), wrong.message());
            if (Items.overlaps(known, request, now))
                faults.add(
                        line,
                        ItemLayout.VALID_FROM,
                        "第" + known.newest().version() + "版尚未生效，新版本须晚于它生效。",
                        "Version " + known.newest().version()
                                + " is still to take effect; a new one must begin after it.");
            if (inDraft.contains(request.code())) faults.add(line, ItemLayout.CODE.header(), Items.DRAFT_OPEN);
            return faults.count() == before;
        }

        /** A successor may come later in the file than the item it succeeds. */
        void checkSuccessors() {
            if (successors.isEmpty()) return;
            var strange = new HashSet<>(successors.values());
            strange.removeAll(codes);
            strange.removeAll(items.knownAmong(strange));
            successors.forEach((line, successor) -> {
                if (!strange.contains(successor)) return;
                var wrong = Items.noSuchItem("successor", successor);
                faults.add(line, ItemLayout.SUCCESSOR.header(), wrong.message());
            });
        }
    }
}
