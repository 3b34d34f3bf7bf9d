package org.chuishao.kernel.testing.planted.lifecycle;

import jakarta.inject.Singleton;

/** A rule that knows a framework. */
@Singleton
public class InjectedRule {}
