package org.chuishao.whistle.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A workstation as workstation last told it. */
@Entity
@Table(name = "known_station")
public class KnownStation extends Known {}
