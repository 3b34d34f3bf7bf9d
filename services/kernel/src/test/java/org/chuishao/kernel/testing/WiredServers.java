package org.chuishao.kernel.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chuishao.embedded.testing.EmbeddedServers;

/** The usual servers, each at the end of a wire. */
public class WiredServers implements QuarkusTestResourceLifecycleManager {
    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+)|localhost:(\\d+)");
    private static final String DATABASE = "quarkus.datasource.jdbc.url";
    private static final String KAFKA = "kafka.bootstrap.servers";

    private final EmbeddedServers servers = new EmbeddedServers();
    private Wires wires;

    @Override
    public void init(Map<String, String> arguments) {
        servers.init(arguments);
    }

    @Override
    public Map<String, String> start() {
        var config = new HashMap<>(servers.start());
        try {
            wires = new Wires(Wire.to(port(config.get(DATABASE))), Wire.toKafka(port(config.get(KAFKA))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        config.put(DATABASE, at(config.get(DATABASE), wires.database()));
        config.put(KAFKA, at(config.get(KAFKA), wires.kafka()));
        // as in production, but nobody wants to wait so long in a test
        config.put("quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "5");
        config.put("chuishao.outbox.patience", "3s");
        return config;
    }

    private static int port(String address) {
        var found = find(address);
        return Integer.parseInt(found.group(1) == null ? found.group(2) : found.group(1));
    }

    private static String at(String address, Wire wire) {
        return find(address).replaceFirst("127.0.0.1:" + wire.port());
    }

    private static Matcher find(String address) {
        var found = PORT.matcher(address);
        if (!found.find()) throw new IllegalStateException("no port in " + address);
        return found;
    }

    @Override
    public void inject(TestInjector test) {
        test.injectIntoFields(wires, new TestInjector.MatchesType(Wires.class));
    }

    @Override
    public void stop() {
        try {
            if (wires != null) wires.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        servers.stop();
    }
}
