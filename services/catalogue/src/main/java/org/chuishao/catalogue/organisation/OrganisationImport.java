package org.chuishao.catalogue.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.chuishao.catalogue.imports.Importing.Outcome;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.tabular.Faults;
import org.chuishao.kernel.tabular.Upload;

/** Takes the organisations of a file. */
@ApplicationScoped
class OrganisationImport {
    private static final int BATCH = 500;

    @Inject
    Organisations organisations;

    @Inject
    EntityManager entities;

    Outcome take(Upload upload, Faults faults, IntConsumer progress) throws IOException {
        var wanted = new ArrayList<OrganisationRequest>();
        var lines = new ArrayList<Integer>();
        var planned = organisations.planned(); // once: a register has thousands of rows, and plans a handful
        int read = OrganisationLayout.ORGANISATIONS.read(upload, faults, BATCH, some -> {
            for (var line : some) {
                var code = line.row().code();
                wanted.add(line.over(organisations
                        .said(code, line.row(), planned)
                        .map(facts -> OrganisationRequest.of(code, facts))
                        .orElse(null)));
                lines.add(line.number());
            }
            progress.accept(wanted.size());
        });
        var tree = organisations.tree(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            var form = organisations.wrong(wanted.get(i), "");
            for (var wrong : form.isEmpty() ? tree.wrong(wanted.get(i), "") : form)
                faults.add(lines.get(i), OrganisationLayout.column(wrong.field()), wrong.message());
        }
        var overlapping = organisations.overlapping(wanted);
        for (int i = 0; !overlapping.isEmpty() && i < wanted.size(); i++) {
            var problem = overlapping.get(wanted.get(i).code());
            if (problem != null) faults.add(lines.get(i), OrganisationLayout.VALID_FROM.header(), problem.detail());
        }
        if (faults.isEmpty()) tree.clash().ifPresent(clash -> faults.add(0, clash));
        return new Outcome(read, faults.isEmpty() ? Tally.of(keep(wanted, lines, faults)) : null);
    }

    private List<Change> keep(List<OrganisationRequest> wanted, List<Integer> lines, Faults faults) {
        var changes = new ArrayList<Change>();
        // whoever goes comes last: the successor may be further down in the file
        var order = IntStream.range(0, wanted.size())
                .boxed()
                .sorted(Comparator.comparing(i -> !wanted.get(i).facts().active()))
                .toList();
        for (int from = 0; from < order.size(); from += BATCH) {
            var some = order.subList(from, Math.min(from + BATCH, order.size()));
            try {
                changes.addAll(organisations.keep(some.stream().map(wanted::get).toList()));
            } catch (Problem refused) {
                faults.add(lines.get(some.getFirst()), refused);
                return changes;
            }
            entities.flush();
            entities.clear();
        }
        return changes;
    }
}
