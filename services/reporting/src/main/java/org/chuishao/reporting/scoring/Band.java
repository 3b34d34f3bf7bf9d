package org.chuishao.reporting.scoring;

import java.math.BigDecimal;

/** A named stretch of scores, from its lower end upwards (domain §4, bands). */
public record Band(String code, BigDecimal from, String zh, String en) {}
