package org.chuishao.kernel;

import java.util.HashMap;
import java.util.Map;

/** The control: what the inbox is for shows when it is off. */
public class KernelWithoutInbox extends KernelAlone {
    @Override
    public Map<String, String> getConfigOverrides() {
        var config = new HashMap<>(super.getConfigOverrides());
        config.put("chuishao.inbox.enabled", "false");
        return config;
    }
}
