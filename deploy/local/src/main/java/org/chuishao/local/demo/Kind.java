package org.chuishao.local.demo;

/** As the whistle service calls them. */
enum Kind {
    ROUTINE,
    JOINT,
    EMERGENCY
}
