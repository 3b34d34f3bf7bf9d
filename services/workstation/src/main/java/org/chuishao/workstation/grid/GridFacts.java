package org.chuishao.workstation.grid;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * What the register says of a grid; a new version is made when any of it changes.
 *
 * @param area null where addresses alone say what belongs to it
 */
record GridFacts(String name, Geometry area, List<String> addresses, boolean active) {}
