package org.chuishao.kernel.testing.planted.reporting;

/** What another service should hear of, not hold. */
public class Score {}
