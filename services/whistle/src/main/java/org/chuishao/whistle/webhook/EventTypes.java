package org.chuishao.whistle.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.chuishao.whistle.event.WhistleEvent;

/** The events a webhook may ask for: all this service tells ({@code WhistleBlown} is {@code whistle-blown.v1}). */
final class EventTypes {
    static final List<String> ALL = Arrays.stream(WhistleEvent.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .map(name -> name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT) + ".v1")
            .sorted()
            .toList();

    private EventTypes() {}
}
