package org.chuishao.catalogue.precedent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;

/** What a second replica on the same database would hold: it starts with nothing when it is first asked. */
@ApplicationScoped
@Typed(AnotherReplica.class)
public class AnotherReplica extends Knowledge {}
