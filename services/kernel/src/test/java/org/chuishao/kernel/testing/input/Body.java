package org.chuishao.kernel.testing.input;

import java.io.ByteArrayOutputStream;
import java.util.random.RandomGenerator;
import org.chuishao.kernel.testing.input.ApiDocument.Operation;

/** Something to send of one of the media types an operation takes. */
record Body(String type, byte[] bytes) {
    private static final String JSON = "application/json";
    private static final String BOUNDARY = "here-it-parts";

    /** Null when it takes none. */
    static Body of(Operation operation, Values values, RandomGenerator random) {
        var collection = operation.collection();
        if (operation.bodies().isEmpty()) return null;
        var types = operation.bodies().keySet().stream().toList();
        var type = types.get(random.nextInt(types.size()));
        var schema = operation.bodies().get(type);
        return switch (type) {
            case JSON -> new Body(JSON, Bad.utf8(values.body(collection, schema).toString()));
            case "multipart/form-data" -> parts(values.body(collection, schema), random);
            default -> new Body(type.replace("*/*", "application/octet-stream"), bytes(random));
        };
    }

    private static byte[] bytes(RandomGenerator random) {
        if (random.nextInt(3) == 0) return Bad.utf8("code,name\nA,甲\nB,=1+1\n");
        var bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        if (bytes.length > 4 && random.nextBoolean()) System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, bytes, 0, 4);
        return bytes;
    }

    private static Body parts(com.fasterxml.jackson.databind.JsonNode fields, RandomGenerator random) {
        var whole = new ByteArrayOutputStream();
        fields.properties().forEach(field -> {
            whole.writeBytes(Bad.utf8("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                    + "\"; filename=\"a.bin\"\r\n\r\n"));
            whole.writeBytes(
                    random.nextBoolean()
                            ? bytes(random)
                            : Bad.utf8(field.getValue().asText()));
            whole.writeBytes(Bad.utf8("\r\n"));
        });
        whole.writeBytes(Bad.utf8("--" + BOUNDARY + "--\r\n"));
        return new Body("multipart/form-data; boundary=" + BOUNDARY, whole.toByteArray());
    }
}
