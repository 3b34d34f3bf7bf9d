package org.chuishao.catalogue.servicepoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.chuishao.catalogue.imports.Importing.Outcome;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.tabular.Faults;
import org.chuishao.kernel.tabular.Line;
import org.chuishao.kernel.tabular.Upload;

/** Takes the service points of a file. */
@ApplicationScoped
class ServicePointImport {
    private static final int BATCH = 500;

    @Inject
    ServicePoints points;

    @Inject
    CurrentDistrict district;

    Outcome take(Upload upload, Faults faults, IntConsumer progress) throws IOException {
        var changes = new ArrayList<Change>();
        int read = ServicePointLayout.SERVICE_POINTS.read(upload, faults, BATCH, lines -> {
            changes.addAll(batch(lines, faults));
            progress.accept(changes.size());
        });
        return new Outcome(read, faults.isEmpty() ? Tally.of(changes) : null);
    }

    private List<Change> batch(List<Line<ServicePointRequest>> lines, Faults faults) {
        var known = points.known(lines.stream().map(line -> line.row().code()).toList());
        var wanted = new ArrayList<ServicePointRequest>();
        for (var line : lines) {
            var point = known.get(line.row().code());
            wanted.add(line.over(point == null ? null : ServicePointRequest.of(point)));
        }
        var items = points.itemsNamedIn(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            var point = known.get(wanted.get(i).code());
            // what the register says already was right when it came there
            if (point != null && point.facts.equals(wanted.get(i).facts())) continue;
            for (var wrong : wanted.get(i).wrong("", district.get(), items))
                faults.add(lines.get(i).number(), ServicePointLayout.column(wrong.field()), wrong.message());
        }
        return faults.isEmpty() ? points.keep(wanted) : List.of();
    }
}
