package org.chuishao.embedded;

import java.util.Map;

/** One running server: what others need to know to reach it, and how to stop it. */
public interface Server extends AutoCloseable {
    Map<String, String> facts();

    @Override
    void close() throws Exception;
}
